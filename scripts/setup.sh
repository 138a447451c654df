#!/bin/sh
# Installs what is missing, at the versions this project was tested with, and says what it does.
# setup.sh build   what `make serve` and `make dist` need
# setup.sh test    that, and what `make test` needs
# Nothing here touches the tools a person already has: ours live in a cache of their own,
# and a tool on PATH is used when it has the right version.
set -eu
cd "$(dirname "$0")/.."

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/touchline
TOOLS=$CACHE/tools
TRUNK=0.21.14
# The command and the library must agree to the digit, so the lock file decides.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock 2>/dev/null || true)
WASM_BINDGEN=${WASM_BINDGEN:-0.2.129}
PATH=$TOOLS/bin:$HOME/.cargo/bin:$PATH
export PATH

say() { printf 'touchline: %s\n' "$*"; }
fail() { printf 'touchline: %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Debian packages: installed by root, otherwise the command to run is printed.
apt_install() {
    why=$1; shift
    have apt-get || fail "$why With your system's package manager, install: $*"
    [ "$(id -u)" = 0 ] || fail "$why Run: sudo apt-get install -y $*"
    say "installing $* (apt-get)"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
        >/dev/null || fail "apt-get could not install $*; its message stands above."
}

# tool COMMAND CRATE VERSION [cargo install's arguments]: built from source, because that works wherever Rust does.
tool() {
    command=$1 crate=$2 version=$3; shift 3
    case "$("$command" --version 2>/dev/null)" in *" $version") return ;; esac
    say "building $crate $version into $TOOLS (2 to 8 minutes, once)"
    # The tools run for a second or two: quick to build counts more than quick to run.
    # A target directory of ours lets an interrupted build go on where it stopped.
    CARGO_TARGET_DIR=$CACHE/build CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_DEBUG=0 RUSTFLAGS='' \
        cargo install --quiet --locked --force --root "$TOOLS" "$crate" --version "$version" "$@" \
        || fail "cargo could not build $crate $version; its message stands above. Run the same make command again to go on."
    rm -rf "$CACHE/build"
}

rust() {
    have rustup || fail "Rust is missing. Install it as https://rustup.rs says, then run make again."
    have cc || apt_install "A C compiler is missing; Rust links with it." build-essential
    # The minor version is enough: a 1.x compiler is never followed by an incompatible 1.y.
    need=$(sed -n 's/^rust-version = "1\.\([0-9]*\).*/\1/p' Cargo.toml)
    is=$(rustc --version | sed 's/rustc 1\.\([0-9]*\).*/\1/')
    [ "$is" -ge "$need" ] || fail "Rust 1.$is is too old; 1.$need or newer is needed. Run: rustup update stable"
    rustup target list --installed | grep -qx wasm32-unknown-unknown || {
        say "adding Rust's wasm32-unknown-unknown target"
        rustup target add wasm32-unknown-unknown || fail "rustup could not add the target; its message stands above."
    }
}

lint_components() {
    for part in rustfmt clippy; do
        rustup component list --installed | grep -q "^$part" || {
            say "adding Rust's $part"
            rustup component add "$part" || fail "rustup could not add $part; its message stands above."
        }
    done
}

npm_packages() {
    have node || fail "Node.js is missing. Install version 20 or newer: https://nodejs.org/en/download"
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
        fail "Node.js $(node --version) is too old; 20 or newer is needed: https://nodejs.org/en/download"
    have npm || fail "npm is missing, though Node.js is there. On Debian and Ubuntu: sudo apt-get install npm"
    lock=$(cksum <package-lock.json)
    [ "$lock" = "$(cat node_modules/.touchline-lock 2>/dev/null)" ] || {
        say "installing the npm packages of package-lock.json"
        npm ci --no-audit --no-fund --loglevel=error >/dev/null || fail "npm ci failed; its message stands above."
        printf '%s\n' "$lock" >node_modules/.touchline-lock
    }
}

# WebKit is a package of Linux distributions only, and its name is sure on Debian only: elsewhere tests go without.
webkit() {
    without=$(node tests/browser/browsers.mjs --without-webkit)
    [ -n "$without" ] || return 0
    if grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
        apt_install "For the tests in WebKit something is missing ($without)." webkit2gtk-driver xvfb
        without=$(node tests/browser/browsers.mjs --without-webkit)
    fi
    [ -z "$without" ] || say "$without; its tests are skipped"
}

# Where no font has Chinese characters a browser draws boxes, and the screenshots of the Chinese page show those.
chinese() {
    grep -q '^ID=debian' /etc/os-release 2>/dev/null || return 0
    have fc-list || apt_install "To ask for a font with Chinese characters fc-list is missing." fontconfig
    [ -n "$(fc-list :lang=zh-cn family)" ] ||
        apt_install "For the Chinese page in the tests a font is missing." fonts-wqy-microhei
}

# Browsers: those on PATH, else Debian's packages, else what puppeteer's own installer fetches into our cache.
browsers() {
    webkit
    missing=$(node tests/browser/browsers.mjs --missing)
    [ -n "$missing" ] || return 0
    if grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
        apt_install "For the tests in real browsers $missing is missing." chromium chromium-driver firefox-esr
    else
        for browser in $missing; do
            say "downloading $browser into $CACHE/browsers"
            node_modules/.bin/browsers install "$browser@stable" --path "$CACHE/browsers" ||
                fail "The browser could not be downloaded. Put $missing on PATH yourself, then run make test again."
        done
    fi
    missing=$(node tests/browser/browsers.mjs --missing)
    [ -z "$missing" ] || fail "$missing was installed but does not start. Try it by hand; a library may be missing."
}

case ${1:-} in
build | test)
    rust
    npm_packages
    tool wasm-bindgen wasm-bindgen-cli "$WASM_BINDGEN"
    tool trunk trunk "$TRUNK" --no-default-features --features rustls
    [ "$1" = build ] || { lint_components; browsers; chinese; }
    ;;
*) fail "usage: scripts/setup.sh build|test" ;;
esac

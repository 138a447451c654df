//! Links with the SHA-256 that their parameters have: on every machine, in every browser. The native
//! tests, the WebAssembly tests and the stories of tests/browser read the same table.

/// One link a line: the hash, a space, the fragment.
const TABLE: &str = include_str!("hashes.txt");

/// The links and their hashes.
pub fn table() -> Vec<(&'static str, &'static str)> {
    let rows = TABLE.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<_> = rows.filter_map(|line| line.split_once(' ')).collect();
    assert!(rows.len() >= 17, "the table of links lost its rows");
    rows.into_iter().map(|(hash, link)| (link, hash)).collect()
}

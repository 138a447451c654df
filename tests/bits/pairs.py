"""The links of pairs.txt: every value of every factor beside every value of every other, in few links; then the course's.

Greedy: each link takes, factor by factor, what covers the most pairs that no link has yet. The hashes are put in
front by `TOUCHLINE_RENEW_BITS=1 cargo test --test bits`; this prints the links.
"""

import itertools
import random

BASE = "data=circles&m=12&lr=0.05&scale=0.5&it=15000"
FACTORS = [
    ["&act=" + act for act in "tanh sigmoid linear leaky elu swish sine".split()] + [""],
    ["&init=" + init for init in "zeros constant random he glorot".split()] + [""],
    ["", "&opt=momentum", "&opt=rmsprop", "&opt=adam"],
    ["", "&l1=0.1", "&l2=0.7", "&l1=0.1&l2=0.7"],
    ["", "&norm=center", "&norm=standard", "&norm=variance"],
    ["", "&keep=0.8", "&keep=0.8&mask=frozen"],
    ["&layers=4", "&layers=4,3", "&layers=3,3,3,3,3,3,3,3"],
    ["", "&batch=5"],
    ["", "&biases=penalized"],
    ["", "&loss=naive"],
    ["", "&draw=rand"],
    ["", "&decay=0.01"],
    ["", "&jitter=0.02"],
    ["", "&features=x,y,xx,yy,xy,sinx,siny"],
]

CIRCLES = "data=circles&layers=10,5&lr=0.01&it=15000&init="
COURSE = [CIRCLES + init for init in ("zeros", "random", "he")] + [
    "it=30000" + model for model in ("", "&l2=0.7", "&keep=0.86&mask=frozen", "&keep=0.86")
]


def main():
    random.seed(1)
    open_pairs = {
        (f, a, g, b)
        for f, g in itertools.combinations(range(len(FACTORS)), 2)
        for a in range(len(FACTORS[f]))
        for b in range(len(FACTORS[g]))
    }
    print(BASE + "&layers=")
    while open_pairs:
        f, a, g, b = min(open_pairs)
        link = {f: a, g: b}
        for factor in random.sample(range(len(FACTORS)), len(FACTORS)):
            if factor in link:
                continue

            def gain(value):
                pairs = (
                    (factor, value, other, link[other]) if factor < other else (other, link[other], factor, value)
                    for other in link
                )
                return sum(pair in open_pairs for pair in pairs)

            link[factor] = max(range(len(FACTORS[factor])), key=lambda value: (gain(value), random.random()))
        open_pairs -= {
            (f, link[f], g, link[g]) for f, g in itertools.combinations(range(len(FACTORS)), 2)
        }
        print(BASE + "".join(FACTORS[factor][link[factor]] for factor in range(len(FACTORS))))
    print(*COURSE, sep="\n")


main()

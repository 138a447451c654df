// examples/train.rs at the terminal: own points from files, and the course's published tables from its own.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const COURSE = process.env.COURSE_MAT;

function train(...words) {
  const run = ['run', '--quiet', '--release', '--example', 'train', '--', ...words];
  const { status, stdout, stderr } = spawnSync('cargo', run, { cwd: ROOT, encoding: 'utf8' });
  return { status, stderr, lines: stdout.trim().split('\n') };
}

/** The evaluations, then the hash. */
function rows(...words) {
  const { status, lines } = train('--json', ...words);
  assert.equal(status, 0);
  return lines.map((line) => JSON.parse(line));
}

describe('examples/train.rs', () => {
  it("takes a file's points in the place of the link's", () => {
    const [start, , end, hash] = rows('--data', 'tests/files/types.mat', '--every', '5', 'data=hills&m=50&layers=3&norm=standard&it=10');
    assert.deepEqual([start.iteration, end.iteration], [0, 10]);
    assert.deepEqual([start.train.total, start.dev.total, start.test.total], [9, 18, 9]);
    assert.match(hash.parameters_sha256, /^[0-9a-f]{64}$/);
    const [alone] = rows('--data', 'tests/files/big_endian.mat', 'layers=3');
    assert.deepEqual([alone.train.total, alone.dev, alone.test], [9, null, null]);
  });

  it('says what it read', () => {
    const { stderr } = train('--data', 'tests/files/one_and_two.mat', 'layers=3');
    assert.match(stderr, /9 training, 0 dev and 0 test points from X, y; the label 1 is class 0, 2 is class 1/);
  });

  it('trains any model of a comparison', () => {
    const link = 'layers=3&it=50&vs=l2:2;layers:4,seed:9';
    const hash = (...words) => rows(...words).at(-1).parameters_sha256;
    assert.equal(hash('--model', '0', link), hash('layers=3&it=50'));
    assert.equal(hash('--model', '1', link), hash('layers=3&it=50&l2=2'));
    assert.equal(hash('--model', '2', link), hash('layers=4&seed=9&it=50'));
    assert.match(train('--model', '3', link).stderr, /no model 3/);
  });

  it('says in a sentence what it cannot read', () => {
    for (const [words, sentence] of [
      [['--data', 'tests/files/level_4.mat', ''], /level_4\.mat: this is a MAT-file of version 4/],
      [['--data', 'tests/files/no_y.mat', ''], /no variable y; it has X, z/],
      [['--data', 'tests/files/nowhere.mat', ''], /nowhere\.mat: No such file/],
      [['--data'], /--data wants a file/],
    ]) {
      const { status, stderr, lines } = train(...words);
      assert.deepEqual([status, lines], [1, ['']]);
      assert.match(stderr, sentence);
    }
  });

  it("gives the course's table from the course's file", { skip: COURSE ? false : 'COURSE_MAT does not name it' }, () => {
    for (const [fragment, costs, correct, tolerance] of [
      ['', [0.6557412523481002, 0.16329987525724216, 0.13851642423255986], [200, 183], 1e-11],
      ['&l2=0.7', [0.6974484493131264, 0.2684918873282239, 0.2680916337127301], [198, 186], 1e-12],
      ['&keep=0.86&mask=frozen', [0.6543912405149825, 0.06101698657490559, 0.060582435798513114], [196, 190], 1e-12],
    ]) {
      const measured = rows('--data', COURSE, '--every', '10000', `it=30000${fragment}`);
      costs.forEach((cost, k) => assert.ok(Math.abs(measured[k].cost / cost - 1) <= tolerance, `${fragment} ${measured[k].cost}`));
      assert.deepEqual([measured[3].train.correct, measured[3].test.correct], correct);
    }
  });
});

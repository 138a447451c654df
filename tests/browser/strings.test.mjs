// Both languages say everything, with the same blanks, and the page asks for nothing that neither says.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import depth from '../../www/labs/notes/depth.js';
import gradients from '../../www/labs/notes/gradients.js';
import initialization from '../../www/labs/notes/initialization.js';
import normalization from '../../www/labs/notes/normalization.js';
import regularization from '../../www/labs/notes/regularization.js';
import depthEn from '../../www/strings/depth_en.js';
import depthZh from '../../www/strings/depth_zh.js';
import firstEn from '../../www/strings/en.js';
import filesEn from '../../www/strings/files_en.js';
import filesZh from '../../www/strings/files_zh.js';
import labsEn from '../../www/strings/labs_en.js';
import labsZh from '../../www/strings/labs_zh.js';
import gradientsEn from '../../www/strings/gradients_en.js';
import gradientsZh from '../../www/strings/gradients_zh.js';
import laterEn from '../../www/strings/later_en.js';
import laterZh from '../../www/strings/later_zh.js';
import normalizationEn from '../../www/strings/normalization_en.js';
import normalizationZh from '../../www/strings/normalization_zh.js';
import firstZh from '../../www/strings/zh.js';

const WWW = fileURLToPath(new URL('../../www/', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
const en = { ...firstEn, ...laterEn, ...filesEn, ...labsEn, ...gradientsEn, ...depthEn, ...normalizationEn };
const zh = { ...firstZh, ...laterZh, ...filesZh, ...labsZh, ...gradientsZh, ...depthZh, ...normalizationZh };
const blanks = (sentence) => [...new Set(sentence.match(/\{\w+\}/g))].sort();
const text = (folder, ending) =>
  readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending) && !name.startsWith('strings/'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('the strings', () => {
  it('are the same keys in both languages', () => {
    assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  });

  it('stand in one file each, the same in both languages', () => {
    assert.deepEqual(Object.keys(firstZh).sort(), Object.keys(firstEn).sort());
    assert.deepEqual(Object.keys(laterZh).sort(), Object.keys(laterEn).sort());
    assert.deepEqual(Object.keys(filesZh).sort(), Object.keys(filesEn).sort());
    assert.deepEqual(Object.keys(gradientsZh).sort(), Object.keys(gradientsEn).sort());
    assert.deepEqual(Object.keys(depthZh).sort(), Object.keys(depthEn).sort());
    const counts = [firstEn, laterEn, filesEn, labsEn, gradientsEn, depthEn, normalizationEn].map((words) => Object.keys(words).length);
    assert.equal(counts.reduce((sum, count) => sum + count), Object.keys(en).length);
  });

  it('have the same blanks in both languages', () => {
    for (const key of Object.keys(en)) assert.deepEqual(blanks(zh[key] ?? ''), blanks(en[key]), key);
  });

  it('are written in their language', () => {
    const said = Object.entries(zh).filter(([key]) => !/^choice\.|\.symbol$|languageCode|licence/.test(key));
    const chinese = said.filter(([, sentence]) => /[\u4e00-\u9fff]/.test(sentence));
    assert.ok(chinese.length > 0.9 * said.length, 'most sentences of zh.js have Chinese characters');
    for (const [key, sentence] of Object.entries(en)) {
      if (key !== 'nav.language') assert.doesNotMatch(sentence, /[\u4e00-\u9fff]/, key);
    }
  });

  it('has one Chinese word for what Play says, for the cost and for dev', () => {
    for (const [key, sentence] of Object.entries(zh)) assert.doesNotMatch(sentence, /播放|成本|开发/, key);
  });

  it('has every sentence that the page names', () => {
    const named = [...text(WWW, '.js').matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key);
    assert.ok(named.length > 50);
    assert.deepEqual([...new Set(named)].filter((key) => !(key in en)), []);
  });

  it('has the words of every note, and no more', () => {
    const sentences = ['heading', 'mistake', 'caveat', 'printed', 'right', 'taught', 'exactly'].map((key) => `notes.${key}`);
    for (const [lab, notes] of Object.entries({ depth, gradients, initialization, normalization, regularization })) {
      for (const [part, { formulas, corrections, experiments }] of Object.entries(notes)) {
        const of = (...keys) => sentences.push(...keys.map((key) => `notes.${lab}.${part}.${key}`));
        of('title', 'why', ...formulas.map(({ id }) => id), ...experiments.map(({ id }) => `${id}.show`));
        for (const { id, printed, right } of corrections) {
          of(`${id}.note`, `${id}.show`);
          if (printed === undefined) of(`${id}.printed`);
          if (right === undefined) of(`${id}.right`);
        }
      }
    }
    assert.deepEqual(Object.keys(en).filter((key) => key.startsWith('notes.')).sort(), sentences.sort());
  });

  it('has a sentence for every error of the core', () => {
    const codes = [...readFileSync(join(SOURCE, 'error.rs'), 'utf8').matchAll(/=> "([a-z]+(?:-[a-z]+)*)"/g)].map(([, code]) => code);
    assert.ok(codes.length > 5);
    assert.deepEqual(codes.filter((code) => !(`error.${code}` in en)), []);
  });

  it('has a sentence for every reason for which a file is refused, with blanks that are filled', () => {
    const codes = [...readFileSync(join(SOURCE, 'data/read/problem.rs'), 'utf8').matchAll(/Cause\("([\w-]+)"\)/g)].map(([, code]) => code);
    assert.ok(codes.length > 15);
    for (const code of codes) {
      for (const words of [filesEn, filesZh]) {
        assert.ok(words[`error.${code}`], code);
        assert.ok(blanks(words[`error.${code}`]).every((blank) => ['{at}', '{row}', '{value}'].includes(blank)), code);
      }
    }
  });
});

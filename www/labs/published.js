/**
 * What the course's notebooks print, figure by figure: the outputs that are stored in the published
 * notebooks “Initialization” and “Regularization” of the course “Improving Deep Neural Networks”.
 * Costs are text as Python printed them. Accuracies are printed as shares of 300 and 100, of 211 and
 * 200 points: here as counts.
 */

/**
 * One model of a published table.
 * @typedef {object} PublishedModel
 * @property {string} id its words are `panel.published.model.ID`
 * @property {string} link its settings
 * @property {string[]} costs at the iterations of the table's `at`
 * @property {[correct: number, total: number]} train at the end
 * @property {[correct: number, total: number]} test at the end
 * @property {number} tolerance how far, relatively, a cost may be off: another order of the same sums;
 *   0 where the run is chaotic, so that the last bit of a sum changes the third digit
 * @property {number[]} [elsewhere] of a chaotic run: the cost at iteration 1000 that the same notebook printed on other computers
 */

/**
 * @typedef {object} PublishedTable
 * @property {number[]} at the iterations whose costs are printed
 * @property {number[]} folded those of them that are shown at first
 * @property {number} to the iterations of the whole run
 * @property {[train: number, dev: number, test: number]} points how many the original data have
 * @property {boolean} ours whether the points that the page makes are the course's own
 * @property {PublishedModel[]} models
 */

const CIRCLES = 'data=circles&layers=10,5&lr=0.01';

/** @type {Record<string, PublishedTable>} */
export const PUBLISHED = {
  initialization: {
    at: Array.from({ length: 15 }, (_, k) => 1000 * k),
    folded: [0, 1000, 5000, 10_000, 14_000],
    to: 15_000,
    points: [300, 0, 100],
    // scikit-learn's circles, from its own random numbers.
    ours: true,
    models: [
      {
        id: 'zeros',
        link: `${CIRCLES}&init=zeros`,
        costs: Array.from({ length: 15 }, (_, k) => (k === 10 ? '0.6931471805599455' : '0.6931471805599453')),
        train: [150, 300],
        test: [50, 100],
        tolerance: 1e-12,
      },
      {
        id: 'random',
        link: `${CIRCLES}&init=random&scale=10`,
        costs: [
          'inf', '0.6237287551108738', '0.5981106708339466', '0.5638353726276827', '0.550152614449184',
          '0.5444235275228304', '0.5374184054630083', '0.47357131493578297', '0.39775634899580387',
          '0.3934632865981078', '0.39202525076484457', '0.38921493051297673', '0.38614221789840486',
          '0.38497849983013926', '0.38278397192120406',
        ],
        train: [249, 300],
        test: [86, 100],
        tolerance: 0,
        elsewhere: [0.6247924745506072, 0.6250982793959966, 0.6242434241539614, 0.6239567039908781],
      },
      {
        id: 'he',
        link: `${CIRCLES}&init=he`,
        costs: [
          '0.8830537463419761', '0.6879825919728063', '0.6751286264523371', '0.6526117768893807',
          '0.6082958970572938', '0.5304944491717495', '0.4138645817071794', '0.3117803464844441',
          '0.23696215330322562', '0.18597287209206836', '0.1501555628037182', '0.12325079292273548',
          '0.09917746546525937', '0.0845705595402428', '0.07357895962677366',
        ],
        train: [298, 300],
        test: [96, 100],
        tolerance: 1e-12,
      },
    ],
  },
  regularization: {
    at: [0, 10_000, 20_000],
    folded: [0, 10_000, 20_000],
    to: 30_000,
    points: [211, 0, 200],
    // The page makes football points of its own.
    ours: false,
    models: [
      {
        id: 'none',
        link: '',
        costs: ['0.6557412523481002', '0.16329987525724216', '0.13851642423255986'],
        train: [200, 211],
        test: [183, 200],
        tolerance: 1e-11,
      },
      {
        id: 'l2',
        link: 'l2=0.7',
        costs: ['0.6974484493131264', '0.2684918873282239', '0.2680916337127301'],
        train: [198, 211],
        test: [186, 200],
        tolerance: 1e-12,
      },
      {
        id: 'dropout',
        link: 'keep=0.86&mask=frozen',
        costs: ['0.6543912405149825', '0.06101698657490559', '0.060582435798513114'],
        train: [196, 211],
        test: [190, 200],
        tolerance: 1e-12,
      },
    ],
  },
};

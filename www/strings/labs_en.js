/** What the labs say, in English; as en.js, and fetched with the labs. */
export default {
  // Notes: what each part says about itself.
  'notes.heading': 'Notes',
  'notes.mistake': 'Erratum',
  'notes.caveat': 'Read closely',
  'notes.printed': 'Printed',
  'notes.right': 'Right',
  'notes.taught': 'As taught',
  'notes.exactly': 'More exactly',

  // Notes of the Regularization lab. Counts are of the page's football points, weight seed 3.
  'notes.regularization.models.title': 'Why did it overfit?',
  'notes.regularization.models.why':
    '127 parameters for 211 points, some of them mislabelled: a network that free bends its line around single points. It ends here at 198 of 211 on train and 182 of 200 on test. L2 with λ = 0.7 has the same 198, and 188 on test; dropout with the notebook’s frozen masks 193 and 189.',
  'notes.regularization.models.objective': 'What descent lowers with L2: the mean loss, and the size of all weights',
  'notes.regularization.models.frozen.printed': 'Dropout does best: 95 % on test.',
  'notes.regularization.models.frozen.right':
    'One pair of masks did, drawn with seed 1 and kept for all 30,000 steps.',
  'notes.regularization.models.frozen.note':
    'The notebook reseeds inside its forward pass. On its points, fresh masks in every step turn 190 of 200 into 187. On the points here, mask seeds 1 to 40 give anything from 170 to 191; seed 1 gives 189, and only one of them does better.',
  'notes.regularization.models.frozen.show': 'Mask seeds 1, 2, 3, and fresh masks',
  'notes.regularization.models.preset.show': 'The three models, trained',

  'notes.regularization.glide.title': 'How much λ?',
  'notes.regularization.glide.why':
    'λ puts a price on large weights: the higher it is, the smoother the boundary, and the more training points it gives up. It can be too high. At λ = 17 this network still gets 186 of 211 right; at 18 all weights die away and it calls every point blue. Train cannot tell which λ is right, so choose it on a dev set, and by cost: of 82 dev points, λ = 0, 0.7, 5, 15 get 77, 76, 75, 71 right, at costs of 0.76, 0.24, 0.29, 0.44.',
  'notes.regularization.glide.sum': 'The squared Frobenius norm: each weight of layer l squared, and all added',
  'notes.regularization.glide.limits.note':
    'm counts points. A weight vector has nₓ entries and a network L layers, however many points there are. Here 211 points train two models with 2 and with 5 weights in the sum.',
  'notes.regularization.glide.limits.show': 'The same m, nₓ = 2 and nₓ = 5',
  'notes.regularization.glide.dev.show': 'λ = 0, 0.7, 5, 15 with a dev set',
  'notes.regularization.glide.edge.show': 'λ = 17 beside 18',

  'notes.regularization.masks.title': 'Who plays in this step?',
  'notes.regularization.masks.why':
    'In each step, and for each example anew, a hidden unit plays with probability keep_prob. What it says is then divided by keep_prob, so that the next layer’s z keeps its expected value: inverted dropout. At test time everybody plays and nothing is rescaled. Leave the masks on at test, and a network trained with keep_prob 0.86 falls from 188 to about 181 of 200, with another result each time.',
  'notes.regularization.masks.draw': 'The mask: 1 for a unit that plays',
  'notes.regularization.masks.scale': 'Drop the others, and rescale',
  'notes.regularization.masks.expectation': 'Over all masks of layer l, for a given A of that layer',
  'notes.regularization.masks.less.printed': 'X = (X < 0.5) sets entries below 0.5 to 0 and those above to 1.',
  'notes.regularization.masks.less.note':
    'X < 0.5 is true below 0.5, and true is 1: the sentence says the opposite of its line. A unit is kept where rand < keep_prob. Turned round, keep_prob 0.86 keeps 14 %, and the cross-entropy on train ends at 0.49 instead of 0.15.',
  'notes.regularization.masks.less.show': '86 % kept, beside 14 %',
  'notes.regularization.masks.expected.printed': 'Dividing by keep_prob keeps the expected value of the cost.',
  'notes.regularization.masks.expected.right': 'Of the next layer’s z, and of nothing behind a bend: not of the cost.',
  'notes.regularization.masks.expected.note':
    'With the weights of this run the cost is 0.21 on average over 2,000 draws of masks, and 0.15 without masks. In the table, “Cost, as trained” has the masks of one step and “Cross-entropy” has none.',
  'notes.regularization.masks.expected.show': 'Fresh masks, keep_prob 0.86, trained',
  'notes.regularization.masks.layers.show': 'Dropout in both layers, in one, in the other',

  'notes.regularization.falling.title': 'Why does J go up?',
  'notes.regularization.falling.why':
    'With fresh masks each step lowers the cost of another thinned network, so J jumps: at α = 0.01 it rises in 14,964 of 30,000 steps. To check your code, switch dropout off and watch J fall. Then switch it on again: left off from step 20,000 on, at α = 0.3, J falls from 0.16 to 0.08 while the test cost climbs from 0.25 to 0.98.',
  'notes.regularization.falling.slope': 'A short step downhill lowers J',
  'notes.regularization.falling.monotone.printed': 'Without dropout, J falls in every step.',
  'notes.regularization.falling.monotone.right': 'If α is small enough that the slope still holds at the end of the step.',
  'notes.regularization.falling.monotone.note':
    'At the course’s α = 0.3, J rises in 15,036 of 30,000 steps without any dropout; on the course’s own points in 14,310. At 0.01 it rises in none.',
  'notes.regularization.falling.monotone.show': 'No dropout: α = 0.3 beside 0.01',
  'notes.regularization.falling.rough.show': 'α = 0.01 with dropout and without',
  'notes.regularization.falling.off.show': 'Dropout switched off at step 20,000',

  'notes.regularization.costs.title': 'Which cost is dropout’s?',
  'notes.regularization.costs.why':
    'It has two, and both are true: that of the masked network it trains, and that of the whole network it plays with. With frozen masks they end at 0.08 and 0.86 on train. On test the whole network costs 0.83, where L2 costs 0.27. Yet it gets 189 of 200 right, L2 188: it is right as often and far too sure of itself, 98 % on average, and 93 % where it is wrong.',
  'notes.regularization.costs.masked': 'With masks D: what was trained',
  'notes.regularization.costs.plain': 'Without: what predicts',
  'notes.regularization.costs.three.show': 'Frozen masks, fresh masks, L2',

  'notes.regularization.knockout.title': 'Can it do without one unit?',
  'notes.regularization.knockout.why':
    'Knock out one unit of a trained network and count again. Without regularization a single unit of the first layer takes 198 of 211 down to 114: without it, every point is blue. Trained with fresh masks, keep_prob 0.86, the worst loss is from 200 to 185, for no unit could count on another being there. L2 is no help here: it leaves the work to fewer units, and it too falls to 114.',
  'notes.regularization.knockout.without': 'What a unit of the next layer hears when unit k is out',
  'notes.regularization.knockout.three.show': 'None, L2, dropout: trained',

  'notes.regularization.decay.title': 'Is L2 weight decay?',
  'notes.regularization.decay.why':
    'Sorted differently, a step with L2 first multiplies each weight by a factor just below 1 and then descends as without. With α = 0.3, λ = 0.7 and 211 points the factor is 0.99900: a weight that nothing holds is halved in about 696 steps.',
  'notes.regularization.decay.step': 'A step, with the penalty’s gradient',
  'notes.regularization.decay.factor': 'The same step, sorted',
  'notes.regularization.decay.alpha.note':
    'The printed factor would be 0.99668 here and halve a weight in about 209 steps. To get it, λ would have to be 2.33: another boundary.',
  'notes.regularization.decay.alpha.show': 'λ = 0.7 beside 2.33',
  'notes.regularization.decay.bias.printed': 'b is a single number, so it is left out of the penalty.',
  'notes.regularization.decay.bias.note':
    'A layer has a bias for each unit: here 24, beside 103 weights. To leave them out is a choice. Try the other one: with λ = 0.7 it gets 190 of 200 on test instead of 188, no more than chance.',
  'notes.regularization.decay.bias.show': 'Biases free, and penalized',
  'notes.regularization.decay.adam.printed': 'L2 regularization is weight decay.',
  'notes.regularization.decay.adam.right':
    'For plain gradient descent. Adam rescales the penalty’s gradient for each weight, so no common factor is left.',
  'notes.regularization.decay.adam.note':
    'λ still works with Adam: without it 207 of 211 and 183 of 200, with λ = 0.7 198 and 188. Only the factor above no longer says how.',
  'notes.regularization.decay.adam.show': 'Adam without λ, and with',

  'notes.regularization.sparse.title': 'Zero, or merely small?',
  'notes.regularization.sparse.why':
    'L1 pulls at a weight with the same strength however small it is; L2 pulls ever more gently. So L1 ends in exact zeros, 81 of 103 weights at λ = 0.7 and 99 at λ = 5, and L2 in none.',
  'notes.regularization.sparse.objective': 'J with L1: absolute values instead of squares',
  'notes.regularization.sparse.threshold': 'After each step: towards zero by αλ/2m, and no further',
  'notes.regularization.sparse.landing.printed': 'The slope of |w| is sign(w): descend along it.',
  'notes.regularization.sparse.landing.right':
    'Such a step jumps over zero and back, and never lands on it. The soft threshold above stops there.',
  'notes.regularization.sparse.landing.note':
    'At λ = 0.7 each step moves a weight by 0.0005 at most; one that is closer to zero stays there. Count the zeros.',
  'notes.regularization.sparse.landing.show': 'L1 beside L2',
  'notes.regularization.sparse.compression.printed': 'L1 makes the model smaller.',
  'notes.regularization.sparse.compression.right':
    'Little: a zero in a matrix is stored and multiplied like any number. What can go is a unit without any weights.',
  'notes.regularization.sparse.compression.note':
    'At λ = 0.7, 16 of the first layer’s 20 units have lost theirs. It gets 185 of 200 on test; 182 without a penalty, 188 with L2.',
  'notes.regularization.sparse.compression.show': 'L1 with λ = 0.7, 1, 5',

  'notes.regularization.range.title': 'Why do small weights help?',
  'notes.regularization.range.why':
    'Around 0 tanh is nearly straight, and small weights keep its inputs there. Within ± 0.5 lie 31 % of the first layer’s z without L2 and 97 % with λ = 0.7; of the second layer’s, 4 % and 63 %. Units that are nearly straight draw a boundary that is. Test rises from 184 to 190 of 200.',
  'notes.regularization.range.middle': 'tanh near zero',
  'notes.regularization.range.kink': 'ReLU: the same kink at every scale',
  'notes.regularization.range.relu.printed': 'Small weights keep the units in their linear middle.',
  'notes.regularization.range.relu.right':
    'tanh units. ReLU has its kink right at 0; it calms down when units are switched off, or on, for all points.',
  'notes.regularization.range.relu.note':
    'At λ = 15 each of the 23 units is off for all training points or on for all. What is left of the network there is one straight line: 191 of 211, and 176 of 200 on test.',
  'notes.regularization.range.relu.show': 'ReLU with λ = 0, 0.7, 15',
  'notes.regularization.range.tanh.show': 'tanh with λ = 0, 0.7, 5',

  'notes.regularization.logistic.title': 'And without a hidden layer?',
  'notes.regularization.logistic.why':
    'Logistic regression has two weights and a straight boundary, whatever λ is. L2 makes its slope gentler and its probabilities more modest: with λ = 5, w = (−13.0, 6.0) becomes (−2.0, 1.5). A line has little to overfit with, so this costs: 193 of 211 become 186. L1 sets both weights to zero at λ = 50.',
  'notes.regularization.logistic.loss': 'The loss of one example: the minus is in here',
  'notes.regularization.logistic.objective': 'The cost, with L2 over the nₓ weights',
  'notes.regularization.logistic.sign.note':
    'L has its minus already. With a second one J is negative, and descent looks for the worst fit. J begins here at ln 2 = 0.693, falls to 0.278 in 3,000 steps, and is never below 0.',
  'notes.regularization.logistic.sign.show': 'Watch J from ln 2 downwards',
  'notes.regularization.logistic.penalties.show': 'No penalty, L2 5, L1 5, L1 50',

  'notes.regularization.seeds.title': 'What survives another seed?',
  'notes.regularization.seeds.why':
    '200 test points leave a standard error of 1.8 points, and one weight seed is one draw. Over weight seeds 1 to 100 on the points here, L2 beats no regularization 97 times and loses once; frozen dropout beats L2 12 times and loses 79. All these runs share their points, so draw other points too: those here were chosen because they show the published order.',
  'notes.regularization.seeds.error': 'Standard error of a share p of n points',
  'notes.regularization.seeds.winner.printed': 'L2 helps, and dropout helps more.',
  'notes.regularization.seeds.winner.right': 'L2’s gain survives other seeds. Dropout’s win over L2 does not.',
  'notes.regularization.seeds.winner.note':
    'On the course’s own points, over 100 weight seeds, L2 beats no regularization 65 times and loses 22; frozen dropout beats L2 33 times and loses 55. Here, weight seed 5 gives 183 of 200 without, 189 with L2, 178 with frozen dropout.',
  'notes.regularization.seeds.winner.show': 'Weight seed 5, trained',
  'notes.regularization.seeds.dataset.show': 'Other points: data seed 4',

  // Notes of the Initialization lab: circles, 2-10-5-1, weight seed 3.
  'notes.initialization.models.title': 'Where to start?',
  'notes.initialization.models.why':
    'Three starts of one network, 15,000 steps each. Zeros never learn: 150 of 300, a coin. Random × 10 starts at a cost of 1,774, spends its time coming down, and ends at 249. He starts at 0.88 and ends at 298.',
  'notes.initialization.models.he': 'He: as small as the number of inputs asks for',
  'notes.initialization.models.soon.printed': 'With He, the classes are separated in a small number of iterations.',
  'notes.initialization.models.soon.right': 'In the end, not soon; and not from every seed.',
  'notes.initialization.models.soon.note':
    'At seed 3 it trails random × 10 until close to step 5,000: at 4,000 its cost is 0.608 against 0.550. At seed 7 it is still at 201 of 300 after 15,000 steps.',
  'notes.initialization.models.soon.show': 'He, random × 10, and He at seed 7',
  'notes.initialization.models.preset.show': 'The three starts, trained',

  'notes.initialization.layers.title': 'What does each layer hear?',
  'notes.initialization.layers.why':
    'A unit adds up n inputs, so its z varies n times as much as one term: weights should be the smaller, the more inputs there are. Typical sizes of z (root mean square) in the three layers at the start: He 0.9, 1.1, 1.1; Xavier 0.6, 0.5, 0.4; random × 10 9, 243, 3,910. Zero biases do no harm.',
  'notes.initialization.layers.variance': 'How z spreads; a comes from the layer before, w is drawn about 0, b is 0',
  'notes.initialization.layers.relu': 'ReLU lets half of that through, so twice the variance keeps it',
  'notes.initialization.layers.tanh': 'tanh lets nearly all through around 0 (Xavier)',
  'notes.initialization.layers.glorot': 'A compromise with the way back, where this layer’s units count',
  'notes.initialization.layers.four.show': 'He, Xavier, Glorot, random × 10 at step 0',

  'notes.initialization.gain.title': 'Dying or exploding?',
  'notes.initialization.gain.why':
    'Multiply all weights by g: through L layers of ReLU with zero biases the last z changes by g to the power L, and the gradients go the same way. In nine layers with weights × 1 it is about 776 in size, with weights × 0.1 about 7.8·10⁻⁷. The first is stuck at a cost of ln 2 once its first steps have been too long, the second because its steps are too short to see. He’s weights lie between, 0.45 for ten inputs, and learn all 300 training points.',
  'notes.initialization.gain.relu': 'All weights times g > 0, biases 0',
  'notes.initialization.gain.linear': 'Fifty linear layers with W = 1.5·I or 0.5·I',
  'notes.initialization.gain.deep.show': 'Eight hidden layers: He, × 0.1, × 1',
  'notes.initialization.gain.flat.show': 'The lab’s network: × 0.01, × 1, × 5',

  'notes.initialization.symmetry.title': 'Why not start alike?',
  'notes.initialization.symmetry.why':
    'Units of a layer that start alike get the same gradient and stay alike for ever. With every weight at 0.3, ten units work as one and five as one: after 15,000 steps 171 of 300, their weights still equal to the last bit. A difference at the start, however it is drawn, lets them part.',
  'notes.initialization.symmetry.gradient': 'A weight moves only where its input is not 0 …',
  'notes.initialization.symmetry.back': '… and only where the weights behind it are not 0',
  'notes.initialization.symmetry.zeros.printed': 'Starting from zeros fails because it does not break symmetry.',
  'notes.initialization.symmetry.zeros.right':
    'With ReLU it fails before that: every hidden unit says 0, so no weight ever moves, and the output is the same everywhere.',
  'notes.initialization.symmetry.zeros.note':
    'Only the last bias could learn, and with 150 points of each class there is nothing for it to learn (in the notebook rounding lets it drift, to 1.65·10⁻¹⁶). Symmetry shows where equal weights are not 0.',
  'notes.initialization.symmetry.zeros.show': 'Zeros beside 0.3 everywhere',
  'notes.initialization.symmetry.football.show': 'Zeros on football: the bias learns that blue is commoner',

  'notes.initialization.draw.title': 'rand or randn?',
  'notes.initialization.draw.why':
    'randn draws from a bell about 0, rand evenly between 0 and 1. With rand no weight is negative and all have a mean well above 0: the units of a layer begin almost alike and hardly part.',
  'notes.initialization.draw.he': 'He, as it should be',
  'notes.initialization.draw.rand.note':
    'After 15,000 steps at seed 3: 207 of 300 and 70 of 100 with rand, 298 and 96 with randn.',
  'notes.initialization.draw.rand.show': 'randn beside rand',

  'notes.initialization.naive.title': 'Why does it say inf?',
  'notes.initialization.naive.why':
    'With weights × 10 the z of all 300 points lies between 63 and 6,929. From about 37 on, 1/(1 + e⁻ᶻ) rounds to exactly 1. For the 150 red points the loss is then −ln 0, infinite, though nothing but rounding is to blame.',
  'notes.initialization.naive.naive': 'From a: infinite where a has rounded to 0 or 1',
  'notes.initialization.naive.stable': 'The same from z: finite for every z',
  'notes.initialization.naive.infinite.printed': 'The cost at step 0 is inf.',
  'notes.initialization.naive.infinite.right': 'It is 1773.59. Only the formula for it gave up.',
  'notes.initialization.naive.infinite.note':
    'Both formulas train alike: the gradient is a − y in either, and after 15,000 steps every weight is the same to the last bit.',
  'notes.initialization.naive.infinite.show': 'Both formulas at step 0',

  // Compare: several models side by side.
  'compare.models': 'Further models',
  'compare.model': 'model {number}',
  'compare.plain': 'none',
  'compare.logistic': 'logistic regression',
  'compare.select': 'Show this model’s settings',
  'compare.name': 'Name of the model; empty for one made from its settings',
  'compare.rename': 'Rename {name}',
  'compare.duplicate': 'Add a model like {name}',
  'compare.remove': 'Remove {name}',
  'compare.diverged': 'diverged',
  'compare.failed': 'stopped: its worker died',
  'compare.catchingUp': 'catching up: step {iteration}',
  'compare.symbol.l2': 'L2 λ',
  'compare.symbol.l1': 'L1 λ',
  'compare.symbol.keep': 'dropout',
  'compare.symbol.lr': 'α',
  'compare.symbol.decay': 'decay',
  'compare.symbol.batch': 'batch',
  'compare.symbol.seed': 'seed',
  'compare.symbol.mseed': 'mask seed',
  'compare.symbol.scale': '×',
  'compare.symbol.jitter': 'jitter',
  'compare.symbol.biases': 'biases',
  'compare.symbol.loss': 'loss',
  'compare.symbol.draw': 'from',
  'compare.table': 'Results',
  'compare.column.model': 'Model',
  'compare.column.cost': 'J',
  'compare.column.difference': '{split} Δ',
  'compare.difference.tip': 'Percentage points more or less than the first model (R²: the difference)',
  'compare.first': 'The first model in detail: {name}',
  'compare.pitch': 'The boundary of {name}: train {train}, test {test}',
  'compare.chart': 'Curves',
  'compare.measure': 'What is drawn',
  'compare.measure.cost': 'J, what descent lowers',
  'compare.measure.trainCost': 'loss, train',
  'compare.measure.testCost': 'loss, test',
  'compare.measure.train': 'accuracy, train (%)',
  'compare.measure.test': 'accuracy, test (%)',

  // Labs: their questions and parts.
  'lab.parts': 'Parts of the lab',
  'lab.regularization.models': 'Three models',
  'lab.regularization.glide': 'Glide through λ',
  'lab.regularization.masks': 'Dropout’s masks',
  'lab.regularization.falling': 'Must J fall?',
  'lab.regularization.costs': 'Two costs',
  'lab.regularization.knockout': 'Knock a unit out',
  'lab.regularization.decay': 'Weight decay',
  'lab.regularization.sparse': 'L1 and zeros',
  'lab.regularization.range': 'Why it works',
  'lab.regularization.logistic': 'Logistic regression',
  'lab.regularization.seeds': '100 seeds',
  'lab.initialization.models': 'Three beginnings',
  'lab.initialization.layers': 'Layer by layer',
  'lab.initialization.gain': 'The gain dial',
  'lab.initialization.symmetry': 'Symmetry',
  'lab.initialization.draw': 'rand or randn',
  'lab.initialization.naive': 'J = inf',

  // Panels: the published table.
  'panel.published.title': 'The course’s table, and yours',
  'panel.published.met': '{met} of {asked}',
  'panel.published.met.all': 'published numbers met',
  'panel.published.met.missing': 'published numbers met; {missing} are still to come, up to step {to}',
  'panel.published.met.off': 'published numbers met; {off} are not',
  'panel.published.from.ours':
    'The same points, weights and steps as in the notebook: nothing is left to chance. Above what the notebook printed, in bold what was computed here.',
  'panel.published.from.file':
    'Your file has {train} and {test} points, as the course’s has: its table must come out. Above what the notebook printed, in bold what was computed here.',
  'panel.published.from.foreign':
    'Your file has {train} and {test} points, as the course’s has, but the cost differs at step 0 already: it is another file, or has its points in another order.',
  'panel.published.from.generated':
    'The published numbers are those of the course’s own file, which is not ours to ship. The points here are others of the same kind, so the two columns tell the same story in other digits. Drop your data.mat on the page, and they agree.',
  'panel.published.from.snapped':
    'As many points as the course’s file has, but from a link, whose grid is coarser than the file: the digits cannot agree. Drop the file itself on the page.',
  'panel.published.from.other':
    'Other points than the course’s: its numbers stand here to be read, and nothing is compared.',
  'panel.published.open': 'Open the course’s three models',
  'panel.published.step': 'Step',
  'panel.published.published': 'Published',
  'panel.published.measured': 'Measured here',
  'panel.published.agreement': 'Agreement',
  'panel.published.same': 'every digit',
  'panel.published.close': '{digits} digits',
  'panel.published.off': '{digits} digits',
  'panel.published.chaotic': '{digits} digits',
  'panel.published.formula': 'see J = inf',
  'panel.published.count.same': 'the same',
  'panel.published.count.off': 'not the same',
  'panel.published.changed': 'Settings or points were changed on the way: not compared.',
  'panel.published.none': 'None of the models has these settings.',
  'panel.published.differs': '{setting}: {here} instead of {course}',
  'panel.published.chaos':
    'Chaotic: one rounding in the last digit changes the third digit of J. On other computers this notebook printed {low} to {high} at step 1,000. So only the counts are compared.',
  'panel.published.more': 'Show all {count} costs',
  'panel.published.less': 'Show fewer',
  'panel.published.source':
    'From the outputs stored in the published notebooks. Agreement is asked for to a relative 10⁻¹², of the model without regularization 10⁻¹¹: the same sums, added in another order.',
  'panel.published.model.zeros': 'Zeros',
  'panel.published.model.random': 'Random × 10',
  'panel.published.model.he': 'He',
  'panel.published.model.none': 'No regularization',
  'panel.published.model.l2': 'L2, λ = 0.7',
  'panel.published.model.dropout': 'Dropout, keep_prob 0.86, frozen masks',
};

/** What the Gradient-check lab's parts beside the check itself say, in English; part of gradients_en.js. */
export default {

  // One parameter.
  'panel.secant.title': 'One parameter: the secant beside the tangent',
  'panel.secant.intro':
    'Backprop claims a slope: the tangent at θ. The check asks the cost alone: take J a little left and a little right of θ, and the slope between the two places, the secant, must be nearly the same.',
  'panel.secant.curve': 'The curve J(θ)',
  'panel.secant.curve.line': 'J = xθ',
  'panel.secant.curve.cube': 'J = xθ³',
  'panel.secant.curve.kink': 'J = x·max(0, θ)',
  'panel.secant.sides': 'The secant’s two places',
  'panel.secant.sides.two': 'θ − ε and θ + ε',
  'panel.secant.sides.one': 'θ and θ + ε',
  'panel.secant.course': 'The course’s numbers',
  'panel.secant.meaning.passes': 'difference: passes, below 10⁻⁷',
  'panel.secant.meaning.fails': 'difference: above 10⁻⁷, alarm',
  'panel.secant.meaning.none': 'difference: not a number',
  'panel.secant.plot': 'J over θ',
  'panel.secant.key.tangent': 'tangent, slope {slope}',
  'panel.secant.key.secant': 'secant, slope {slope}',
  'panel.secant.hidden':
    'ε is {part} pixels wide here: the secant’s two places lie on one spot. The magnifier beside it shows them.',
  'panel.secant.visible': 'The bar on the axis is the way between the secant’s two places.',
  'panel.secant.glass': 'Under the magnifier: J minus its tangent',
  'panel.secant.glass.about':
    '{factor} times larger. The level line is the tangent; the tilt of the dashed one is the secant’s error. Dotted: J without rounding.',
  'panel.secant.number.gradient': 'gradient = dJ/dθ',
  'panel.secant.number.approximation.two': 'gradapprox = (J(θ + ε) − J(θ − ε)) / 2ε',
  'panel.secant.number.approximation.one': 'gradapprox = (J(θ + ε) − J(θ)) / ε',
  'panel.secant.number.difference': 'difference = |gradient − gradapprox| / (|gradient| + |gradapprox|)',
  'panel.secant.number.truncation': 'error from ε being finite',
  'panel.secant.number.rounding': 'error from rounding',
  'panel.secant.reading.line':
    'A line shows nothing: its secant is its tangent for every ε. What is left is rounding alone, and it grows as ε shrinks: subtracting two nearly equal J leaves few digits, and dividing by ε makes them large.',
  'panel.secant.reading.cube.two':
    'From both sides the secant is off by xε² = {truncation}: ten times smaller ε, a hundred times smaller error.',
  'panel.secant.reading.cube.one':
    'From one side the secant is off by x(3θε + ε²) = {truncation}: ten times smaller ε, only ten times smaller error. From both sides 3θε cancels.',
  'panel.secant.reading.cube.rounded':
    'ε is so small that rounding has taken over: an error of {rounding}, beside {truncation} from ε itself. A smaller ε makes it worse; see the steps under the magnifier.',
  'panel.secant.reading.across':
    'The kink lies between the secant’s places, so its slope {slope} is a mix of the slopes 0 and x. Backprop says {gradient}. They disagree, and neither is wrong.',
  'panel.secant.reading.beside': 'The kink is more than ε away: here the curve is a line, and only rounding is left.',
  'panel.secant.reading.flat':
    'Left of the kink J is flat: both slopes are 0, and the difference is 0/0. That is no bug: a switched-off unit has no gradient.',
  'panel.secant.reading.zero': 'Both slopes are 0, and the difference is 0/0. That is no bug.',

  // How small an ε.
  'panel.sweep.title': 'How small an ε?',
  'panel.sweep.intro':
    'The code checked here is correct. Still its difference is never 0, and it depends on ε: too large and the secant is not the tangent, too small and the digits run out.',
  'panel.sweep.eps': 'ε: drag here, or in a chart',
  'panel.sweep.loss': 'The notebook’s cost',
  'panel.sweep.loss.naive': 'cost from a, as printed',
  'panel.sweep.loss.stable': 'cost from z, stable',
  'panel.sweep.key.two': 'from both sides: (J(θ + ε) − J(θ − ε)) / 2ε',
  'panel.sweep.key.one': 'from one side: (J(θ + ε) − J(θ)) / ε',
  'panel.sweep.notebook': 'The notebook’s network 4-5-3-1',
  'panel.sweep.hand': 'The network on the pitch, as it is now',
  'panel.sweep.axis': 'ε',
  'panel.sweep.rounding': 'rounding: grows as 1/ε',
  'panel.sweep.truncation': 'truncation: grows as ε², from one side as ε',
  'panel.sweep.printed': '10⁻⁷, printed',
  'panel.sweep.later': '2\u00a0·\u00a010⁻⁷, later editions',
  'panel.sweep.measuring': 'Measuring …',
  'panel.sweep.best': 'Lowest from both sides: {two} at ε\u00a0=\u00a0{eps}; from one side {one} at ε\u00a0=\u00a0{other}.',
  'panel.sweep.few': 'Measured at {count} of {of} parameters.',
  'panel.sweep.smooth': 'Without components at a kink or a corner.',
  'panel.sweep.meaning.0': 'rejected by both thresholds',
  'panel.sweep.meaning.1': 'rejected by 10⁻⁷, passes 2\u00a0·\u00a010⁻⁷',
  'panel.sweep.meaning.2': 'passes both thresholds',
  'panel.sweep.side.left':
    'ε\u00a0=\u00a0{eps} lies left of the lowest point: rounding rules. Two costs that agree in most digits are subtracted, and what is left is divided by 2ε.',
  'panel.sweep.side.bottom': 'ε\u00a0=\u00a0{eps} lies at the bottom of the U: truncation and rounding are about equal, and both small.',
  'panel.sweep.side.right':
    'ε\u00a0=\u00a0{eps} lies right of the lowest point: truncation rules. The terms of J that ε leaves out are larger than any rounding.',
  'panel.sweep.passed.0': 'The notebook’s correct code has {difference} and is rejected by either threshold.',
  'panel.sweep.passed.1': 'The notebook’s correct code has {difference}: rejected by the printed 10⁻⁷, accepted by the 2\u00a0·\u00a010⁻⁷ of later editions.',
  'panel.sweep.passed.2': 'The notebook’s correct code has {difference} and passes.',
  'panel.sweep.remark':
    'The notebook takes ε\u00a0=\u00a010⁻⁷ and the threshold 10⁻⁷, and its correct code has 1.189\u00a0·\u00a010⁻⁷. Later editions raise the threshold. The better cure is ε\u00a0=\u00a010⁻⁴: the same code has 1.9\u00a0·\u00a010⁻¹⁰ there, hundreds of times below either threshold, and a real bug stands out as before. The step near ε = 0.04 is a ReLU unit that crosses its kink. Most of the rounding is the printed cost’s own: −ln(1 − a) loses digits where a is near 1. From z the same code has less than 2\u00a0·\u00a010⁻⁹ even at ε\u00a0=\u00a010⁻⁷.',

  // False alarms.
  'panel.corners.title': 'Alarms that are none',
  'panel.corners.intro':
    'Three places where backprop and measurement disagree, or say nothing, though no code is wrong. Under each magnifier: J minus the slope that backprop claims; level means they agree.',
  'panel.corners.line.component': 'component',
  'panel.corners.line.backprop': 'backprop',
  'panel.corners.line.numerical': 'measured',
  'panel.corners.line.relative': 'relative error',
  'panel.corners.zeros': 'Nothing but zeros',
  'panel.corners.zeros.what': 'All weights 0. Hidden units say 0, pass nothing back, and most gradients are exactly 0.',
  'panel.corners.zeros.count': '{count} of {total} components are 0/0; over all the difference is {difference}',
  'panel.corners.zeros.reading': 'Both derivatives are 0, so the relative error is 0/0. Count it as agreement, and do not divide.',
  'panel.corners.zeros.reading.none': 'Here no component is 0/0.',
  'panel.corners.zeros.advice':
    'No alarm, but no check either: where everything is 0, most bugs stay 0 too. Check at random weights.',
  'panel.corners.zeros.open': 'Check a network of zeros',
  'panel.corners.kink': 'A ReLU’s kink',
  'panel.corners.kink.what': 'A unit whose z changes sign between θ − ε and θ + ε is off at one end and on at the other.',
  'panel.corners.kink.count': '{count} of {total} components cross a kink at ε\u00a0=\u00a0{eps}; difference {difference}, without them {smooth}',
  'panel.corners.kink.reading':
    'Unit {unit} of layer {layer} crosses its kink with {points} {points|point|points}. The secant mixes two slopes; backprop has the one of the side it is on.',
  'panel.corners.kink.reading.none': 'At this ε no unit crosses its kink. Enlarge ε.',
  'panel.corners.kink.advice':
    'A smaller ε makes crossings rare: leave those components out and look at the rest. Biases of 0 are stubborn: where the layer before is switched off, z = b = 0 lies on the kink itself.',
  'panel.corners.kink.open': 'Check a ReLU network',
  'panel.corners.corner': 'L1’s corner',
  'panel.corners.corner.what': 'L1 adds λ/2m · |w|, and |w| has a corner at 0, just where L1 puts many weights. Here w = 0 and λ = {l1}.',
  'panel.corners.corner.count': '{count} of {total} components lie within ε of the corner; over all the difference is {difference}',
  'panel.corners.corner.reading.two':
    'From both sides the slopes −λ/2m and λ/2m cancel: the measured share of L1 is 0, as is backprop’s, which takes sign 0 = 0. They agree by convention.',
  'panel.corners.corner.reading.one': 'From one side only the slope to the right counts: off by λ/2m = {lambda}. No code is wrong; the derivative does not exist.',
  'panel.corners.corner.advice': 'Check where no weight is within ε of 0, or leave those components out.',
  'panel.corners.corner.open': 'Check after L1 has zeroed weights',
  'panel.corners.legend': 'Three small networks of their own, at their first weights, on the football’s {m} training points.',

  // Penalty and dropout.
  'panel.penalties.title': 'The gradient of which cost?',
  'panel.penalties.intro':
    'The check compares a gradient with a cost. Both must be of the same function: with the same penalty, and with the same units dropped. Throw the switches.',
  'panel.penalties.penalty': 'Penalty in',
  'panel.penalties.penalty.none': 'neither',
  'panel.penalties.penalty.both': 'J and gradient',
  'panel.penalties.penalty.cost': 'J alone',
  'panel.penalties.masks': 'Dropout',
  'panel.penalties.masks.none': 'off',
  'panel.penalties.masks.frozen': 'one set of masks',
  'panel.penalties.masks.fresh': 'fresh masks each pass',
  'panel.penalties.division': 'Division by keep_prob on the way back',
  'panel.penalties.division.there': 'there',
  'panel.penalties.division.forgotten': 'forgotten',
  'panel.penalties.code': 'The lines that the switches change',
  'panel.penalties.code.frozen': 'D1 drawn once, for every pass',
  'panel.penalties.code.fresh': 'drawn again in each pass',
  'panel.penalties.penalty.title': 'Remember the penalty',
  'panel.penalties.penalty.what': 'L2 with λ = {lambda}: part of J, so part of every dW.',
  'panel.penalties.dropout.title': 'Not with dropout',
  'panel.penalties.dropout.what': 'keep_prob = {keep}: each mask makes another J.',
  'panel.penalties.notebook': 'The notebook’s 4-5-3-1',
  'panel.penalties.hand': 'The network on the pitch',
  'panel.penalties.right': 'agrees',
  'panel.penalties.wrong': 'alarm',
  'panel.penalties.penalty.none.says': 'Without a penalty anywhere the two agree.',
  'panel.penalties.penalty.both.says': 'The penalty is in J and in every dW: they agree.',
  'panel.penalties.penalty.cost.says':
    'Forgotten in the gradient: every W is wrong by (λ/m) W, every b is right, for b has no penalty. That pattern names the bug.',
  'panel.penalties.dropout.none.says': 'With dropout off they agree. Do it so: check first, then turn dropout on.',
  'panel.penalties.dropout.frozen.says': 'The same units dropped in every pass: J is one function again, and they agree.',
  'panel.penalties.dropout.fresh.says':
    'Each pass draws its own masks: J(θ + ε) and J(θ − ε) are costs of two different networks, and dividing by 2ε makes their difference huge. A difference near 1 says nothing of the code.',
  'panel.penalties.dropout.forgotten.says':
    'Forward divides by keep_prob, backward forgot it: every layer below a dropped one is wrong, the output layer is right. Frozen masks let the check find it.',
  'panel.penalties.remark':
    'Measured with ε\u00a0=\u00a010⁻⁴ and the cost from z, without components at a kink. The bars are each block’s own difference, on a logarithmic scale.',

  // θ and its price.
  'panel.theta.title': 'All parameters in one vector θ',
  'panel.theta.intro':
    'The check moves one number at a time, so it wants all of them in one row: each matrix row by row, then its biases, layer after layer. Afterwards each block is cut out again and reshaped.',
  'panel.theta.case': 'Whose parameters',
  'panel.theta.case.network': 'the network on the pitch',
  'panel.theta.case.case': 'the notebook’s 4-5-3-1',
  'panel.theta.place': 'Place k in θ',
  'panel.theta.said': 'θ[{k}] = {name} = {value}',
  'panel.theta.arrow': 'the same numbers in one row: θ',
  'panel.theta.code': 'Reshaping in NumPy',
  'panel.theta.large': '{count} parameters: too many for cells. The lines of code still say where each block lies.',
  'panel.theta.price': 'The price',
  'panel.theta.price.intro':
    'The network on the pitch has {count} parameters. Backprop gets all derivatives with one pass forward and one back. The check needs two passes forward for each: {passes}. The notebook’s 47 need 94.',
  'panel.theta.price.way': 'All derivatives by',
  'panel.theta.price.passes': 'Passes over all points',
  'panel.theta.price.measured': 'On this computer',
  'panel.theta.price.million': 'With 1,000,000 parameters',
  'panel.theta.price.backprop': 'backprop',
  'panel.theta.price.backprop.passes': '1 forward, 1 back',
  'panel.theta.price.check': 'the check',
  'panel.theta.price.check.passes': '{passes} forward',
  'panel.theta.price.again': 'Time it again',
  'panel.theta.price.note':
    'Here the check takes {ratio} times as long as backprop. With more parameters each pass takes longer and more passes are needed, so its price grows with their square. The last column assumes that a pass grows with the parameters, on the same points.',
  'panel.theta.time.years': '{time} years',
  'panel.theta.time.days': '{time} days',
  'panel.theta.time.hours': '{time} hours',
  'panel.theta.time.minutes': '{time} min',
  'panel.theta.time.seconds': '{time} s',
  'panel.theta.time.milliseconds': '{time} ms',
  'panel.theta.time.microseconds': '{time} µs',
  'panel.theta.habits': 'When, and how',
  'panel.theta.habit.debug': 'Only to debug. Never in training: it is far too slow.',
  'panel.theta.habit.components': 'If it fails, look at the components: which block, which cell?',
  'panel.theta.habit.penalty': 'Remember the penalty.',
  'panel.theta.habit.dropout': 'Not with dropout: turn it off, check, turn it on again.',
  'panel.theta.habit.twice':
    'At random weights, and again after some training: a bug may show only once weights and biases have left 0.',
  'panel.theta.open.components': 'Look at the components',
  'panel.theta.open.penalty': 'See it forgotten',
  'panel.theta.open.start': 'Check at step 0',
  'panel.theta.open.trained': 'Check after {steps} steps',

  // Notes.
  'notes.gradients.check.title': 'Two ways to one number',
  'notes.gradients.check.why':
    'Backprop is a page of formulas, and a wrong one often still learns, only worse. The cost itself gives every derivative a second way: move one parameter a little to both sides and see how J changes. Where the two ways part, a formula is wrong, and the block where they part says which.',
  'notes.gradients.check.approximation': 'Measured: component k moves alone, all others stay',
  'notes.gradients.check.difference': 'One number for all: the distance of both gradients, beside their lengths',
  'notes.gradients.check.one.note':
    'Printed so, it reads as if ε were added to every component. Moved together they give one slope, the sum of all derivatives, and errors in it can cancel. With n components there are n measurements, and each points at one cell.',
  'notes.gradients.check.one.show': 'One block of cells glows',
  'notes.gradients.check.sign.note':
    'L has its minus already. With another one J would fall where the gradient says it rises: every derivative has the wrong sign, and the difference is exactly 1, its largest value.',
  'notes.gradients.check.sign.show': 'The check with the right sign',
  'notes.gradients.check.trained.show': 'The same after 1,000 steps',

  'notes.gradients.line.title': 'Why from both sides?',
  'notes.gradients.line.why':
    'A secant from θ to θ + ε leans by half of ε times the curvature. One from θ − ε to θ + ε leans by the curvature to the left as much as to the right, and what is left is of order ε². With J = 2θ³ at θ = 4 and ε\u00a0=\u00a010⁻⁴ the difference is 1.25\u00a0·\u00a010⁻⁵ from one side and 1.04\u00a0·\u00a010⁻¹⁰ from both.',
  'notes.gradients.line.two': 'From both sides: the error shrinks with ε²',
  'notes.gradients.line.one': 'From one side: it shrinks with ε',
  'notes.gradients.line.proof.printed': 'J = θx with x = 2, θ = 4: the difference is 2.9\u00a0·\u00a010⁻¹⁰, so the method works.',
  'notes.gradients.line.proof.right': 'On a line every ε works, from one side too. What was measured is rounding.',
  'notes.gradients.line.proof.note':
    'At ε\u00a0=\u00a010⁻² the line’s difference is 1.1\u00a0·\u00a010⁻¹⁴, at 10⁻⁷ it is 2.9\u00a0·\u00a010⁻¹⁰, at 10⁻¹⁴ it is 4\u00a0·\u00a010⁻⁴: the smaller ε, the worse. Only a curve can show what ε is for.',
  'notes.gradients.line.proof.show': 'The cube, from one side',
  'notes.gradients.line.kink.show': 'A secant across a kink',
  'notes.gradients.line.steps.show': 'The cube where its numbers are steps',

  'notes.gradients.sweep.title': 'Two errors, one U',
  'notes.gradients.sweep.why':
    'Numbers have 16 digits. With ε\u00a0=\u00a010⁻⁷ the two costs agree in most of them, so the subtraction leaves few, and they are divided by 2ε. A larger ε leaves more digits but asks for the slope further away. The sum of both errors is a U, lowest where they balance. In the notebook’s case ε\u00a0=\u00a010⁻¹ gives 5\u00a0·\u00a010⁻³, ε\u00a0=\u00a010⁻⁴ gives 1.9\u00a0·\u00a010⁻¹⁰, ε\u00a0=\u00a010⁻¹⁴ gives 0.65.',
  'notes.gradients.sweep.sum': 'Truncation and rounding together',
  'notes.gradients.sweep.best': 'Where they balance',
  'notes.gradients.sweep.threshold.note':
    'At ε\u00a0=\u00a010⁻⁷ the notebook’s correct code has 1.189\u00a0·\u00a010⁻⁷ and fails the printed test. Later editions ask for 2\u00a0·\u00a010⁻⁷. At ε\u00a0=\u00a010⁻⁴ the same code has 1.9\u00a0·\u00a010⁻¹⁰, and with both planted bugs 0.285 as before: nothing real hides, and nothing right is refused.',
  'notes.gradients.sweep.threshold.show': 'The same code at ε\u00a0=\u00a010⁻⁴',
  'notes.gradients.sweep.trained.show': 'The U after 3,000 steps',

  'notes.gradients.corners.title': 'Where a check cannot know',
  'notes.gradients.corners.why':
    'The relative error of a component divides by the two derivatives. If both are 0 it is 0/0. If the cost has a kink between θ − ε and θ + ε, the two are different questions. Neither is a bug. A check must know these places by name, or people learn to ignore its alarms.',
  'notes.gradients.corners.component': 'The relative error of one component: 0/0 where both vanish',
  'notes.gradients.corners.corner': 'L1’s slope: a sign, and none at 0',
  'notes.gradients.corners.relu.printed': 'ReLU’s derivative is 1 for z > 0 and 0 otherwise.',
  'notes.gradients.corners.relu.right': 'At z = 0 it has none. 0 is a choice; a secant over both sides says ½.',
  'notes.gradients.corners.relu.note':
    'In the network of the second card 13 of 31 components cross a kink at ε\u00a0=\u00a010⁻², 6 at 10⁻³, and 3 at any smaller ε: the biases of layer 2. Where all units of layer 1 are off, z = b = 0 lies on the kink itself.',
  'notes.gradients.corners.relu.show': 'All three at ε = 0.01',
  'notes.gradients.corners.side.show': 'All three from one side',

  'notes.gradients.penalties.title': 'One function, twice',
  'notes.gradients.penalties.why':
    'A check says whether this gradient belongs to this cost. Add the penalty to one and not to the other, and it must fail: in the notebook’s case by 0.160. Draw new masks between two costs, and they are not the same function: 1.0, whatever the code.',
  'notes.gradients.penalties.objective': 'The cost with its penalty',
  'notes.gradients.penalties.gradient': 'Its gradient, with the penalty’s share',
  'notes.gradients.penalties.back': 'Dropout on the way back: the same mask, the same division',
  'notes.gradients.penalties.dropout.printed': 'Gradient checking does not work with dropout.',
  'notes.gradients.penalties.dropout.right': 'It does with one set of masks. Fresh masks in each pass are what breaks it.',
  'notes.gradients.penalties.dropout.note':
    'With masks frozen the notebook’s case agrees, and the check finds the forgotten division by keep_prob: 0.131. Easier is what the course says: check with keep_prob = 1, then turn dropout on.',
  'notes.gradients.penalties.dropout.show': 'Frozen masks',
  'notes.gradients.penalties.division.show': 'Frozen masks, and the division forgotten',

  'notes.gradients.theta.title': 'Why nobody trains so',
  'notes.gradients.theta.why':
    'The cost alone gives the whole gradient, without a single formula. It only takes too long: two passes forward for each parameter, in each step. Backprop takes about two passes in all. So the check is for one moment: to learn whether the formulas are right.',
  'notes.gradients.theta.count': 'Parameters: a row of weights and a bias for each unit',
  'notes.gradients.theta.passes': 'Forward passes of a check from both sides',
  'notes.gradients.theta.large.show': 'The course’s 2-20-3-1: 127 parameters',
};

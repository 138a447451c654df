/** What the Normalization lab says, in English; as en.js, and fetched with the lab. */
export default {
  'lab.normalization.bowl': 'The bowl and the ball',
  'lab.normalization.sets': 'Dev and test',
  'lab.normalization.train': 'In the network',
  'lab.normalization.train.task':
    'One network, the same first random numbers, the same points told in four ways: as they are (none), less their mean (x − μ), also divided by σ, and by σ² as the notes print it. Press Play and see which of them learn.',

  'panel.bowl.title': 'The rounder the bowl, the sooner the ball is there',
  'panel.bowl.intro':
    'The same points four times. The floor is the cost J, lowest at the cross; gradient descent rolls the ball down. Click a bowl to place the ball, then release it. Turn α: in a long bowl the ball zigzags, in a round one it is there in a few steps.',
  'panel.bowl.words': 'Condition number: how stretched a bowl is; 1 is round. Nothing here needs Play: it trains the models further down.',
  'panel.bowl.units': 'Units',
  'panel.bowl.units.own': 'as they are',
  'panel.bowl.units.unlike': 'x in cm, y in pitch lengths',
  'panel.bowl.pair': 'Parameters',
  'panel.bowl.alpha': 'Learning rate, the same in all four',
  'panel.bowl.release': 'Release the ball',
  'panel.bowl.home': 'Start at 0, 0',
  'panel.bowl.norm.none': 'as it is',
  'panel.bowl.norm.center': 'centred',
  'panel.bowl.norm.standard': 'divided by σ',
  'panel.bowl.norm.variance': 'as printed',
  'panel.bowl.condition': 'condition number',
  'panel.bowl.ofPair': '({pair} alone: {condition})',
  'panel.bowl.ball': 'Ball of {norm}, released at {p}, {q}. Arrow keys move it, Enter releases it.',
  'panel.bowl.held': '{name} is held at its best, {value}.',
  'panel.bowl.stretched': '{ratio} times as long as wide, and drawn as {drawn}: {name} is stretched.',
  'panel.bowl.fate.there': 'There after {step} steps.',
  'panel.bowl.fate.way': 'After {steps} steps {share} % of the way down.',
  'panel.bowl.fate.still': 'Hardly moves: after {steps} steps {share} % of the way down.',
  'panel.bowl.fate.bounce': 'Never settles: it bounces up and down. J is {cost}.',
  'panel.bowl.fate.gone': 'Thrown out of the bowl. J is {cost}.',
  'panel.bowl.zigzag': 'In zigzag.',
  'panel.bowl.rate': 'Settles up to α = {rate}; by theory {theory}.',
  'panel.bowl.rate.soon': 'Looking for the largest α …',
  'panel.bowl.axis.own.1': 'x',
  'panel.bowl.axis.own.2': 'y',
  'panel.bowl.axis.unlike.1': 'cm',
  'panel.bowl.axis.unlike.2': 'pitch',
  'panel.bowl.axis.none.1': 'x',
  'panel.bowl.axis.none.2': 'y',
  'panel.bowl.picture': 'Cost of {norm} over {p} and {q}, with the ball’s path',
  'panel.bowl.points': 'The points as {norm}, with the boundary where the ball is',
  'panel.bowl.parted':
    'These points have no lowest cost: a line parts the two classes, or there is one class only, and the weights would grow for ever. Let a few points overlap.',
  'panel.bowl.outside': 'The ball starts outside this picture, at {p}, {q}.',
  'panel.bowl.valued': 'This is about two classes; these points have values. Choose Football or another dataset of two colours.',
  'panel.bowl.football': 'Take Football',
  'panel.bowl.foot':
    'Logistic regression on the training points; {steps} steps, each a dot. Contours double from 0.005 above the lowest J. The largest α is found by bisection from where the ball is released: 600 steps, and in the last 150 J never rises. Theory is 2/λmax of the second derivatives at the cross; for a parabola both would be one. J is none: it grows no faster than straight, so too large an α makes the ball bounce rather than fly away.',

  'panel.statistics.title': 'Whose mean and spread?',
  'panel.statistics.intro':
    'The network learned where points lie once the training points’ μ and σ are taken out. Dev and test must go through the very same numbers. Normalize them by their own, and each point arrives where the network takes it for another.',
  'panel.statistics.split': 'Which points',
  'panel.statistics.train': 'train',
  'panel.statistics.dev': 'dev',
  'panel.statistics.test': 'test',
  'panel.statistics.group': 'How many are normalized together',
  'panel.statistics.all': 'all {total}',
  'panel.statistics.some': '{group} of {total}',
  'panel.statistics.right': 'By the training points’ μ and σ',
  'panel.statistics.right.about': 'Each point stays where it is.',
  'panel.statistics.own': 'By their own μ and σ',
  'panel.statistics.own.about': 'Lines show where each point seems to have gone, in the eyes of the network.',
  'panel.statistics.score': '{correct}/{total} right, {percent} %, cost {cost}',
  'panel.statistics.untrained': 'Press Play: the network has no boundary yet.',
  'panel.statistics.verdict': '{before} of {total} become {after}: {changed} {changed|point is|points are} called something else, and not one of them has moved on the pitch.',
  'panel.statistics.alone':
    '{before} of {total} become {after}. A point by itself is its own mean: it becomes 0, 0, wherever it was, and all get the same answer.',
  'panel.statistics.none': 'This model does not normalize its inputs. Choose a normalization among the settings.',
  'panel.statistics.empty': 'There are no dev or test points.',
  'panel.statistics.table': 'Mean and spread of each set',

  'panel.told.title': 'What is gained in the network?',
  'panel.told.intro':
    'The boundaries are drawn where the points are, whatever the network was told.',
  'panel.told.points': 'Points',
  'panel.told.far': 'Far from 0',
  'panel.told.football': 'Football',
  'panel.told.squares': 'Circles, with squares',
  'panel.told.far.about':
    'The football three times as large, moved by 5 and −5. As it is, the first steps throw all units off: the cost stays at 0.692 for ever. All three normalized versions learn.',
  'panel.told.order':
    'Only unnormalized does it fail here; which of the three normalized ones is ahead is luck of these points. Their σ is 0.67 and 0.97, so dividing by σ² does little more than make x half as large again, which is like a larger α. Where units are unlike, as cm and pitch lengths are, σ makes the bowl round and σ² makes it long again.',
  'panel.told.unlike': 'Four bowls in unlike units',
  'panel.told.football.about':
    'The football’s own axes are near 0 and nearly alike: after 1,000 steps it is 189, 190, 189 and 187 of 200 on test. The cost on train falls sooner with σ, and nothing is gained on test.',
  'panel.told.squares.about':
    'Logistic regression with x² and y² beside x and y. Their spread is about a third: as it is, J needs 2,330 steps to 0.2, with σ 169. With σ² 14: it makes small features large, and where that does no harm it is like a larger α.',
  'panel.told.column.model': 'Inputs',
  'panel.told.column.inputs': 'What the network is told, mean ± σ',
  'panel.told.column.condition': 'Condition number',
  'panel.told.column.reached': 'Steps to J ≤ {target}',
  'panel.told.column.cost': 'J now',
  'panel.told.column.train': 'Train',
  'panel.told.column.test': 'Test',
  'panel.told.never': 'not yet',

  'notes.normalization.bowl.title': 'Why normalize?',
  'notes.normalization.bowl.why':
    'Descent has one α for all parameters. In a bowl that is long and narrow, α must be small enough for the steep way and is then too small for the flat one. The football’s own axes are nearly alike: what makes its bowl long is that x is small beside the 1 that b is multiplied with, so look at a weight and b. Two weights alone hardly show it: 1.51, where a weight and b have 21.7. With x in centimetres and y in pitch lengths the condition number is 7.4 · 10⁷, and no α is right for both.',
  'notes.normalization.bowl.condition': 'The bowl’s shape where all weights are 0; its condition number is λmax/λmin',
  'notes.normalization.bowl.rate': 'The largest α at the bottom',
  'notes.normalization.bowl.sigma.note':
    'Divided by σ², a feature of spread σ has spread 1/σ: what was too narrow is now too wide. The football’s condition number is 21.8 as it is, 20.6 centred, 1.08 with σ and 20.6 again with σ². On the course’s own points: 26.2, 25.2, 1.13, 25.1.',
  'notes.normalization.bowl.sigma.show': 'Normalized by σ and by σ²',
  'notes.normalization.bowl.unlike.show': 'x in cm, y in pitch lengths',
  'notes.normalization.bowl.weights.show': 'Two weights alone',

  'notes.normalization.sets.title': 'One μ and one σ for all',
  'notes.normalization.sets.why':
    'μ and σ are part of the model, learned from the training points like its weights. The football’s test points lie elsewhere than its training points, by −0.08 in y, and spread wider. Normalized by themselves, 189 right of 200 become 177; in groups of ten 167; one by one 94, no better than chance. Where both sets are cut from one pool, little is lost on a large set, and as much on a small one.',
  'notes.normalization.sets.training': 'μ and σ over the m training points',
  'notes.normalization.sets.same': 'The same two numbers for dev, test, and every point to come',
  'notes.normalization.sets.sigma.note':
    'The printed formula divides by σ² and does not say whose. With σ, and with the training points’ numbers for every set, each input has mean 0 and spread 1 where the network learned.',
  'notes.normalization.sets.sigma.show': 'The trained network',
  'notes.normalization.sets.pool.show': 'Train, dev and test from one pool',

  'notes.normalization.train.title': 'When does it matter?',
  'notes.normalization.train.why':
    'Where inputs lie far from 0 or differ much in spread, one learning rate is too large for some weights and too small for others. Where they do not, little is gained: normalizing costs nothing, so it is done anyway. It changes how fast a network learns, not what it could learn: a first layer can undo it.',
  'notes.normalization.train.undo': 'The same z from the raw x: only the parameters differ',
  'notes.normalization.train.faster.printed': 'Normalizing makes training faster.',
  'notes.normalization.train.faster.right': 'Where the inputs’ ranges are unlike or far from 0; and divided by a σ below 1, it also makes each step larger.',
  'notes.normalization.train.faster.note':
    'The football’s σ is 0.22 and 0.33. After 30,000 steps the cost is 0.174 as it is and 0.112 with σ; right on test are 182 and 185 of 200, no more than chance.',
  'notes.normalization.train.faster.show': 'Football to 30,000 steps',
  'notes.normalization.train.small.show': 'Far from 0, with α = 0.03',
};

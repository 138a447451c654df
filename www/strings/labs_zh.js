/** What the labs say, in Chinese; as zh.js, and fetched with the labs. */
export default {
  // Notes: what each part says about itself.
  'notes.heading': '讲解',
  'notes.mistake': '勘误',
  'notes.caveat': '细读',
  'notes.printed': '讲义印作',
  'notes.right': '应为',
  'notes.taught': '通常的说法',
  'notes.exactly': '确切地说',

  // Notes of the Regularization lab. Counts are of the page's football points, weight seed 3.
  'notes.regularization.models.title': '为什么会过拟合？',
  'notes.regularization.models.why':
    '127 个参数对付 211 个点，其中还有标错的：网络这么自由，边界就会绕着个别点弯来弯去。在这里，它训练集对 198/211，测试集对 182/200。λ = 0.7 的 L2 训练集同样对 198，测试集对 188；按课程笔记本固定掩码的随机失活，是 193 和 189。',
  'notes.regularization.models.objective': '加上 L2 之后，梯度下降要降低的是平均损失，外加全部权重的大小',
  'notes.regularization.models.frozen.printed': '随机失活最好：测试集 95 %。',
  'notes.regularization.models.frozen.right': '那是一对掩码的功劳：用种子 1 抽一次，30,000 步一直不变。',
  'notes.regularization.models.frozen.note':
    '课程笔记本在前向传播里重设了随机种子。换成每步重抽掩码，在它的数据上 190/200 就变成 187/200。在这里的数据上，掩码种子 1 到 40 得到的结果从 170 到 191 都有；种子 1 得 189，只有一个种子比它更好。',
  'notes.regularization.models.frozen.show': '掩码种子 1、2、3，以及每步重抽',
  'notes.regularization.models.preset.show': '三个模型，训练完毕',

  'notes.regularization.glide.title': 'λ 取多大？',
  'notes.regularization.glide.why':
    'λ 是给大权重定的价：价越高，边界越平滑，放弃的训练点也越多。价也可能过高：λ = 17 时这个网络还能对 186/211，到 18 所有权重都衰减殆尽，每个点都判成蓝色。训练集看不出哪个 λ 合适，要用验证集来选，而且看代价：82 个验证点，λ = 0、0.7、5、15 时分别对 77、76、75、71 个，代价是 0.76、0.24、0.29、0.44。',
  'notes.regularization.glide.sum': 'Frobenius 范数的平方：第 l 层的每个权重平方后全部相加',
  'notes.regularization.glide.limits.note':
    'm 是样本数。无论有多少个点，权重向量都是 nₓ 个分量，网络都是 L 层。这里同样 211 个点，训练的两个模型求和时一个有 2 个权重，一个有 5 个。',
  'notes.regularization.glide.limits.show': 'm 相同，nₓ = 2 与 nₓ = 5',
  'notes.regularization.glide.dev.show': '带验证集，λ = 0、0.7、5、15',
  'notes.regularization.glide.edge.show': 'λ = 17 与 18',

  'notes.regularization.masks.title': '这一步谁上场？',
  'notes.regularization.masks.why':
    '每一步、对每个样本，隐藏单元都以 keep_prob 的概率上场；上场单元的输出再除以 keep_prob，下一层 z 的期望就不变。这叫反向随机失活（inverted dropout）。测试时全体上场，也不再缩放。如果测试时还留着掩码，用 keep_prob 0.86 训练的网络会从 188/200 掉到 181 左右，而且每次结果都不一样。',
  'notes.regularization.masks.draw': '掩码：上场的单元为 1',
  'notes.regularization.masks.scale': '关掉其余单元，再放大',
  'notes.regularization.masks.expectation': '该层的 A 给定时，对第 l 层的所有掩码取期望',
  'notes.regularization.masks.less.printed': 'X = (X < 0.5) 把小于 0.5 的元素变成 0，大于 0.5 的变成 1。',
  'notes.regularization.masks.less.note':
    'X < 0.5 在小于 0.5 时为真，真就是 1：文字和代码正好相反。rand < keep_prob 的单元才保留。弄反了，keep_prob 0.86 就只留下 14 %，训练集的交叉熵最后是 0.49，而不是 0.15。',
  'notes.regularization.masks.less.show': '保留 86 % 与保留 14 %',
  'notes.regularization.masks.expected.printed': '除以 keep_prob，代价的期望就不变。',
  'notes.regularization.masks.expected.right': '不变的是下一层的 z；再经过一道弯就不成立了，代价更不成立。',
  'notes.regularization.masks.expected.note':
    '用这次训练得到的权重，抽 2,000 次掩码，代价平均为 0.21；不用掩码是 0.15。表格里“训练所用的代价”带着某一步的掩码，“交叉熵”不带。',
  'notes.regularization.masks.expected.show': '每步重抽，keep_prob 0.86，训练完毕',
  'notes.regularization.masks.layers.show': '两层都失活、只失活第一层、只失活第二层',

  'notes.regularization.falling.title': 'J 为什么会上升？',
  'notes.regularization.falling.why':
    '每步重抽掩码，每一步降低的就是另一个残缺网络的代价，所以 J 忽上忽下：α = 0.01 时，30,000 步里有 14,964 步是上升的。检查代码时，先关掉随机失活，看着 J 下降，再打开。忘了打开会怎样？α = 0.3 时从第 20,000 步起一直关着，J 从 0.16 降到 0.08，测试代价却从 0.25 升到 0.98。',
  'notes.regularization.falling.slope': '下山的步子够小，J 就下降',
  'notes.regularization.falling.monotone.printed': '不用随机失活，J 每一步都下降。',
  'notes.regularization.falling.monotone.right': '前提是 α 够小，走到这一步的尽头坡度还没有变样。',
  'notes.regularization.falling.monotone.note':
    '课程用的是 α = 0.3，即使不用随机失活，30,000 步里 J 也有 15,036 步上升（在课程原来的数据上是 14,310 步）。α = 0.01 时一步也没有。',
  'notes.regularization.falling.monotone.show': '不失活：α = 0.3 与 0.01',
  'notes.regularization.falling.rough.show': 'α = 0.01，用与不用随机失活',
  'notes.regularization.falling.off.show': '第 20,000 步关掉随机失活',

  'notes.regularization.costs.title': '随机失活的代价是哪一个？',
  'notes.regularization.costs.why':
    '有两个，都没错：一个属于训练时带掩码的网络，一个属于预测时的完整网络。固定掩码时，它们在训练集上最后是 0.08 和 0.86。在测试集上，完整网络的代价是 0.83，L2 只有 0.27。可它对了 189/200，L2 是 188：对得一样多，却自信过头，平均把握 98 %，判错的点也有 93 % 的把握。',
  'notes.regularization.costs.masked': '带掩码 D：训练的就是它',
  'notes.regularization.costs.plain': '不带掩码：预测用的是它',
  'notes.regularization.costs.three.show': '固定掩码、每步重抽、L2',

  'notes.regularization.knockout.title': '少了一个单元行不行？',
  'notes.regularization.knockout.why':
    '在训练好的网络里关掉一个单元，重新数一遍。没有正则化时，关掉第一层的某一个单元，198/211 就跌到 114：没有它，所有点都成了蓝色。用 keep_prob 0.86、每步重抽掩码训练的网络，最坏也只从 200 掉到 185，因为没有哪个单元能指望别的单元一定在场。L2 帮不上忙：它让更少的单元扛起全部工作，同样会跌到 114。',
  'notes.regularization.knockout.without': '单元 k 缺席时，下一层的单元收到的 z',
  'notes.regularization.knockout.three.show': '不加、L2、随机失活，训练完毕',

  'notes.regularization.decay.title': 'L2 就是权重衰减吗？',
  'notes.regularization.decay.why':
    '换个写法，带 L2 的一步就是先把每个权重乘上一个略小于 1 的因子，再照常下降。α = 0.3、λ = 0.7、211 个点时，因子是 0.99900：没有别的力拉着，权重大约 696 步减半。',
  'notes.regularization.decay.step': '一步，包括惩罚项的梯度',
  'notes.regularization.decay.factor': '同一步，换个写法',
  'notes.regularization.decay.alpha.note':
    '照讲义的写法，这里的因子是 0.99668，大约 209 步减半。要得到它，λ 得是 2.33，那就是另一条边界了。',
  'notes.regularization.decay.alpha.show': 'λ = 0.7 与 2.33',
  'notes.regularization.decay.bias.printed': 'b 只是一个数，所以不必惩罚。',
  'notes.regularization.decay.bias.note':
    '每层的每个单元都有一个偏置：这里有 24 个，权重有 103 个。不惩罚偏置是一种选择，另一种也可以试试：λ = 0.7 时测试集对 190 而不是 188，只是偶然的差别。',
  'notes.regularization.decay.bias.show': '不惩罚偏置，也惩罚偏置',
  'notes.regularization.decay.adam.printed': 'L2 正则化就是权重衰减。',
  'notes.regularization.decay.adam.right': '只对普通梯度下降成立。Adam 会给每个权重的惩罚梯度各自缩放，不再有共同的因子。',
  'notes.regularization.decay.adam.note':
    '用 Adam 时 λ 照样有用：不加时对 207/211 和 183/200，λ = 0.7 时对 198 和 188。只是不能再用上面的因子来解释。',
  'notes.regularization.decay.adam.show': 'Adam：不加 λ，加 λ',

  'notes.regularization.sparse.title': '是零，还是只是很小？',
  'notes.regularization.sparse.why':
    '不管权重多小，L1 都用同样的力气把它往零拉；L2 却越拉越轻。所以 L1 最后得到真正的零：λ = 0.7 时 103 个权重里有 81 个，λ = 5 时有 99 个；L2 一个也没有。',
  'notes.regularization.sparse.objective': '带 L1 的 J：平方换成绝对值',
  'notes.regularization.sparse.threshold': '每一步之后：向零移动 αλ/2m，到零为止',
  'notes.regularization.sparse.landing.printed': '|w| 的导数是 sign(w)，沿着它下降就行。',
  'notes.regularization.sparse.landing.right': '这样的一步会跨过零，再跨回来，永远落不到零上。上面的软阈值会停在零。',
  'notes.regularization.sparse.landing.note': 'λ = 0.7 时，每一步最多把权重移动 0.0005，离零更近的就停在零上。数一数有多少个零。',
  'notes.regularization.sparse.landing.show': 'L1 与 L2',
  'notes.regularization.sparse.compression.printed': 'L1 能压缩模型。',
  'notes.regularization.sparse.compression.right': '用处不大：矩阵里的零照样要存、要乘。能去掉的，只有权重全部归零的单元。',
  'notes.regularization.sparse.compression.note':
    'λ = 0.7 时，第一层 20 个单元里有 16 个的权重全部归零。测试集对 185/200；不加惩罚是 182，L2 是 188。',
  'notes.regularization.sparse.compression.show': 'L1：λ = 0.7、1、5',

  'notes.regularization.range.title': '权重小为什么有好处？',
  'notes.regularization.range.why':
    'tanh 在 0 附近近乎直线，小的权重让输入留在那里。落在 ± 0.5 以内的 z，第一层在不加 L2 时占 31 %，λ = 0.7 时占 97 %；第二层是 4 % 和 63 %。单元近乎直线，画出的边界也就平缓。测试集从 184/200 升到 190。',
  'notes.regularization.range.middle': 'tanh 在零附近',
  'notes.regularization.range.kink': 'ReLU：放大缩小，折点都一样',
  'notes.regularization.range.relu.printed': '权重小，单元就留在线性的中段。',
  'notes.regularization.range.relu.right': '说的是 tanh。ReLU 的折点就在 0；它变平缓，是因为有的单元对所有点都关闭，有的对所有点都打开。',
  'notes.regularization.range.relu.note':
    'λ = 15 时，23 个单元个个如此：对全部训练点要么都关，要么都开。在那里，整个网络只剩一条直线：训练集 191/211，测试集 176/200。',
  'notes.regularization.range.relu.show': 'ReLU：λ = 0、0.7、15',
  'notes.regularization.range.tanh.show': 'tanh：λ = 0、0.7、5',

  'notes.regularization.logistic.title': '没有隐藏层呢？',
  'notes.regularization.logistic.why':
    '逻辑回归只有两个权重，无论 λ 多大，边界都是直线。L2 让坡度变缓，概率更谨慎：λ = 5 时，w = (−13.0, 6.0) 变成 (−2.0, 1.5)。直线本来就难以过拟合，所以这只有损失：193/211 变成 186。L1 在 λ = 50 时把两个权重都压到零。',
  'notes.regularization.logistic.loss': '单个样本的损失：负号在这里',
  'notes.regularization.logistic.objective': '代价，L2 对 nₓ 个权重求和',
  'notes.regularization.logistic.sign.note':
    'L 里已经有负号，再加一个，J 就是负数，梯度下降会去找拟合得最差的权重。这里 J 从 ln 2 = 0.693 开始，3,000 步降到 0.278，从不小于 0。',
  'notes.regularization.logistic.sign.show': '看 J 从 ln 2 往下降',
  'notes.regularization.logistic.penalties.show': '不加、L2 5、L1 5、L1 50',

  'notes.regularization.seeds.title': '换个种子，还剩下什么？',
  'notes.regularization.seeds.why':
    '200 个测试点的标准误是 1.8 个百分点，一个权重种子也只是一次抽样。在这里的数据上，权重种子从 1 到 100，L2 有 97 次胜过不加正则化，只输 1 次；固定掩码的随机失活胜过 L2 12 次，输 79 次。这些训练用的都是同一批点，所以数据也要换着抽：这里的数据就是因为重现了课程公布的排名才被选中的。',
  'notes.regularization.seeds.error': 'n 个点中比例 p 的标准误',
  'notes.regularization.seeds.winner.printed': 'L2 有用，随机失活更有用。',
  'notes.regularization.seeds.winner.right': '换种子后，L2 的好处还在，随机失活对 L2 的胜利不在了。',
  'notes.regularization.seeds.winner.note':
    '在课程原来的数据上，100 个权重种子里 L2 有 65 次胜过不加正则化，输 22 次；固定掩码的随机失活胜过 L2 33 次，输 55 次。在这里，权重种子 5 的测试集结果是：不加 183/200，L2 189，固定掩码 178。',
  'notes.regularization.seeds.winner.show': '权重种子 5，训练完毕',
  'notes.regularization.seeds.dataset.show': '换一批点：数据种子 4',

  // Notes of the Initialization lab: circles, 2-10-5-1, weight seed 3.
  'notes.initialization.models.title': '从哪里开始？',
  'notes.initialization.models.why':
    '同一个网络，三种起点，各训练 15,000 步。全零什么也学不到：150/300，等于抛硬币。随机 × 10 的代价从 1,774 开始，时间都花在往下走上，最后对 249 个。He 从 0.88 开始，最后对 298 个。',
  'notes.initialization.models.he': 'He：输入越多，权重越小',
  'notes.initialization.models.soon.printed': '用 He 初始化，很少的迭代次数就能把两类分开。',
  'notes.initialization.models.soon.right': '最后能分开，但并不快，也不是每个种子都行。',
  'notes.initialization.models.soon.note':
    '种子 3 时，它快到第 5,000 步才追上随机 × 10：第 4,000 步代价还是 0.608 对 0.550。种子 7 时，15,000 步之后仍只对 201/300。',
  'notes.initialization.models.soon.show': 'He、随机 × 10，以及种子 7 的 He',
  'notes.initialization.models.preset.show': '三种起点，训练完毕',

  'notes.initialization.layers.title': '每一层听到了什么？',
  'notes.initialization.layers.why':
    '单元把 n 个输入加起来，z 的方差就是单独一项的 n 倍：输入越多，权重就该越小。起点处三层 z 的典型大小（均方根）：He 是 0.9、1.1、1.1；Xavier 是 0.6、0.5、0.4；随机 × 10 是 9、243、3,910。偏置取零没有坏处。',
  'notes.initialization.layers.variance': 'z 的方差：a 来自前一层，w 以 0 为中心抽取，b 为 0',
  'notes.initialization.layers.relu': 'ReLU 只放过一半，所以方差要加倍',
  'notes.initialization.layers.tanh': 'tanh 在 0 附近几乎全部放过（Xavier）',
  'notes.initialization.layers.glorot': '兼顾反向传播的折中：那里起作用的是本层的单元数',
  'notes.initialization.layers.four.show': '第 0 步的 He、Xavier、Glorot、随机 × 10',

  'notes.initialization.gain.title': '消失还是爆炸？',
  'notes.initialization.gain.why':
    '所有权重乘以 g：偏置为零时，经过 L 层 ReLU，最后的 z 变成 g 的 L 次方倍，梯度也跟着变。九层网络里，权重 × 1 时 z 的大小约为 776，权重 × 0.1 时约为 7.8·10⁻⁷。前者头几步走得太远，代价卡在 ln 2；后者每步小得看不见，也停在 ln 2。He 的权重在两者之间（十个输入时为 0.45），300 个训练点全部学会。',
  'notes.initialization.gain.relu': '所有权重乘以 g > 0，偏置为 0',
  'notes.initialization.gain.linear': '五十个线性层，W = 1.5·I 或 0.5·I',
  'notes.initialization.gain.deep.show': '八个隐藏层：He、× 0.1、× 1',
  'notes.initialization.gain.flat.show': '本实验的网络：× 0.01、× 1、× 5',

  'notes.initialization.symmetry.title': '为什么不能都一样？',
  'notes.initialization.symmetry.why':
    '同一层的单元如果起点相同，梯度就相同，从此永远相同。所有权重都取 0.3 时，十个单元等于一个，五个也等于一个：15,000 步之后对 171/300，它们的权重仍然一位不差。只要起点有差别，不管差别怎么抽来，它们就能分开。',
  'notes.initialization.symmetry.gradient': '输入不为 0，权重才会动……',
  'notes.initialization.symmetry.back': '……而且后一层的权重也不能为 0',
  'notes.initialization.symmetry.zeros.printed': '全零失败，是因为没有打破对称。',
  'notes.initialization.symmetry.zeros.right': '用 ReLU 时还轮不到对称：隐藏单元全都输出 0，没有一个权重会动，处处输出相同。',
  'notes.initialization.symmetry.zeros.note':
    '能学的只有最后一个偏置，而两类各 150 个点，它也没有什么可学（在课程笔记本里，舍入误差让它漂到了 1.65·10⁻¹⁶）。要看对称，得让权重相等而不为 0。',
  'notes.initialization.symmetry.zeros.show': '全零，与处处 0.3',
  'notes.initialization.symmetry.football.show': '足球数据上的全零：偏置学到蓝点更多',

  'notes.initialization.draw.title': 'rand 还是 randn？',
  'notes.initialization.draw.why':
    'randn 服从以 0 为中心的正态分布，rand 在 0 和 1 之间均匀抽取。用 rand 时没有负的权重，均值远大于 0：同一层的单元一开始就差不多，之后也很难分开。',
  'notes.initialization.draw.he': '正确的 He',
  'notes.initialization.draw.rand.note': '种子 3，15,000 步之后：rand 对 207/300 和 70/100，randn 对 298 和 96。',
  'notes.initialization.draw.rand.show': 'randn 与 rand',

  'notes.initialization.naive.title': '为什么显示 inf？',
  'notes.initialization.naive.why':
    '权重 × 10 时，300 个点的 z 都在 63 到 6,929 之间。z 大约超过 37，1/(1 + e⁻ᶻ) 就舍入成 1。150 个红点的损失于是成了 −ln 0，无穷大，其实只是舍入的缘故。',
  'notes.initialization.naive.naive': '从 a 计算：a 舍入成 0 或 1 时为无穷大',
  'notes.initialization.naive.stable': '同一个量从 z 计算：z 再大也是有限的',
  'notes.initialization.naive.infinite.printed': '第 0 步的代价是 inf。',
  'notes.initialization.naive.infinite.right': '是 1773.59，只是那个公式算不出来。',
  'notes.initialization.naive.infinite.note': '两个公式训练起来一样：梯度都是 a − y，15,000 步之后所有权重一位不差。',
  'notes.initialization.naive.infinite.show': '第 0 步的两个公式',

  // Compare: several models side by side.
  'compare.models': '其他模型',
  'compare.model': '模型 {number}',
  'compare.plain': '无',
  'compare.logistic': '逻辑回归',
  'compare.select': '显示该模型的设置',
  'compare.name': '模型名称；留空则由设置生成',
  'compare.rename': '重命名{name}',
  'compare.duplicate': '再加一个与{name}相同的模型',
  'compare.remove': '移除{name}',
  'compare.diverged': '已发散',
  'compare.failed': '已停止：后台线程崩溃',
  'compare.catchingUp': '追赶中：第 {iteration} 步',
  'compare.symbol.l2': 'L2 λ',
  'compare.symbol.l1': 'L1 λ',
  'compare.symbol.keep': 'dropout',
  'compare.symbol.lr': 'α',
  'compare.symbol.decay': '衰减',
  'compare.symbol.batch': '批量',
  'compare.symbol.seed': '种子',
  'compare.symbol.mseed': '掩码种子',
  'compare.symbol.scale': '×',
  'compare.symbol.jitter': '抖动',
  'compare.symbol.biases': '偏置',
  'compare.symbol.loss': '损失',
  'compare.symbol.draw': '取自',
  'compare.table': '结果',
  'compare.column.model': '模型',
  'compare.column.cost': 'J',
  'compare.column.difference': '{split} Δ',
  'compare.difference.tip': '比第一个模型多或少的百分点（R²：差值）',
  'compare.first': '第一个模型的详情：{name}',
  'compare.pitch': '{name}的边界：训练 {train}，测试 {test}',
  'compare.chart': '曲线',
  'compare.measure': '画什么',
  'compare.measure.cost': 'J，下降的目标',
  'compare.measure.trainCost': '训练损失',
  'compare.measure.testCost': '测试损失',
  'compare.measure.train': '训练准确率（%）',
  'compare.measure.test': '测试准确率（%）',

  // 实验：它们的问题和各部分。
  'lab.parts': '实验的各部分',
  'lab.regularization.models': '三个模型',
  'lab.regularization.glide': '滑动 λ',
  'lab.regularization.masks': 'Dropout 的掩码',
  'lab.regularization.falling': 'J 一定下降吗？',
  'lab.regularization.costs': '两种代价',
  'lab.regularization.knockout': '敲掉一个单元',
  'lab.regularization.decay': '权重衰减',
  'lab.regularization.sparse': 'L1 与零',
  'lab.regularization.range': '为什么有效',
  'lab.regularization.logistic': '逻辑回归',
  'lab.regularization.seeds': '100 个种子',
  'lab.initialization.models': '三种起点',
  'lab.initialization.layers': '逐层来看',
  'lab.initialization.gain': '增益旋钮',
  'lab.initialization.symmetry': '对称性',
  'lab.initialization.draw': 'rand 还是 randn',
  'lab.initialization.naive': 'J = inf',

  // 面板：公布的表格。
  'panel.published.title': '课程的表格，与你算出的',
  'panel.published.met': '{asked} 个里的 {met} 个',
  'panel.published.met.all': '公布的数值已对上',
  'panel.published.met.missing': '公布的数值已对上；还有 {missing} 个要等到第 {to} 步',
  'panel.published.met.off': '公布的数值已对上；{off} 个没有',
  'panel.published.from.ours': '点、权重和步数都与 notebook 相同：没有任何偶然。上面是 notebook 打印的，粗体是这里算出的。',
  'panel.published.from.file': '你的文件和课程的一样有 {train} 与 {test} 个点：应当得出它的表格。上面是 notebook 打印的，粗体是这里算出的。',
  'panel.published.from.foreign': '你的文件和课程的一样有 {train} 与 {test} 个点，但第 0 步的成本已经不同：它是另一个文件，或者点的顺序不同。',
  'panel.published.from.generated':
    '公布的数值属于课程自己的文件，我们无权分发。这里的点是另一批同类的点，所以两列讲的是同一件事，数字却不同。把你的 data.mat 拖到页面上，它们就会一致。',
  'panel.published.from.snapped': '点数与课程的文件相同，但来自链接，链接的网格比文件粗：各位数字不可能一致。请把文件本身拖到页面上。',
  'panel.published.from.other': '这些不是课程的点：它的数值仅供阅读，不作比较。',
  'panel.published.open': '打开课程的三个模型',
  'panel.published.step': '步',
  'panel.published.published': '公布的',
  'panel.published.measured': '这里测得',
  'panel.published.agreement': '一致程度',
  'panel.published.same': '每一位',
  'panel.published.close': '{digits} 位',
  'panel.published.off': '{digits} 位',
  'panel.published.chaotic': '{digits} 位',
  'panel.published.formula': '见 J = inf',
  'panel.published.count.same': '相同',
  'panel.published.count.off': '不同',
  'panel.published.changed': '途中改过设置或点：不作比较。',
  'panel.published.none': '没有哪个模型用这组设置。',
  'panel.published.differs': '{setting}：{here}，课程为 {course}',
  'panel.published.chaos':
    '混沌：最后一位的一次舍入就会改变 J 的第三位。在别的计算机上，这个 notebook 在第 1,000 步打印过 {low} 到 {high}。所以只比较个数。',
  'panel.published.more': '显示全部 {count} 个成本',
  'panel.published.less': '收起',
  'panel.published.source': '取自已发布 notebook 中保存的输出。要求相对误差在 10⁻¹² 以内，无正则化的模型为 10⁻¹¹：同样的和，相加的次序不同。',
  'panel.published.model.zeros': '全零',
  'panel.published.model.random': '随机 × 10',
  'panel.published.model.he': 'He',
  'panel.published.model.none': '无正则化',
  'panel.published.model.l2': 'L2，λ = 0.7',
  'panel.published.model.dropout': 'Dropout，keep_prob 0.86，固定掩码',
};

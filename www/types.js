/**
 * The shapes that the page's parts pass to each other. Types only: nothing here runs.
 *
 * Points travel as quadruples in one Float64Array: x, y, label (0 red, 1 blue; of a regression the
 * value, about −1 … 1), split (0 train, 1 dev, 2 test). Coordinates are the data's own, y upwards.
 */

/** @typedef {'en' | 'zh'} Language */
/** @typedef {'light' | 'dark'} Theme */
/** @typedef {'slow' | 'sixty' | 'full' | 'eased'} Speed 'eased' is the first Play, in log time */
/** @typedef {'loading' | 'ready' | 'training' | 'paused' | 'diverged' | 'failed'} Status */
/** @typedef {'blue' | 'red' | 'erase' | 'line'} Tool */
/** @typedef {'draw' | 'kick' | 'done' | 'red-point' | 'bent' | 'outvoted' | null} Invitation */

// What the engine's types already say is not said again.
/** @typedef {import('../touchline.js').Notice} Notice a sentence for the person: its code is looked up in strings under `error.CODE` */
/** @typedef {import('../touchline.js').Link} Link a link that was read */
/** @typedef {import('../touchline.js').SettingRow} SettingRow one row of the settings table */
/** @typedef {import('../touchline.js').Score} SplitScore how a model does on one split */
/** @typedef {SplitScore & {correct: number}} Counted of a classification */
/** @typedef {SplitScore & {r2: number}} Valued of a regression */

/**
 * @typedef {object} Score
 * @property {number} iteration
 * @property {number} cost the objective before the next update, penalty included
 * @property {SplitScore | null} train
 * @property {SplitScore | null} dev
 * @property {SplitScore | null} test
 * @property {string | null} parameters_sha256 null while training
 */

/**
 * One picture of a run, as the worker posts it.
 * @typedef {object} Frame
 * @property {number} run grows when a link is opened or the run is reset
 * @property {number} iteration
 * @property {'ready' | 'training' | 'paused' | 'diverged'} state
 * @property {Score | null} score null where there is no training point
 * @property {ImageBitmap | ImageData} shade columns × rows, row 0 on top
 * @property {number} columns
 * @property {number} rows
 * @property {Float64Array} contour the 0.5 line, of a regression the line of value 0: x, y of each
 *   vertex in data coordinates; each polyline begins after a pair of NaN and its value
 * @property {Float64Array} isolines lines of other values of a regression, likewise
 * @property {Uint8Array} wrong per point, 1 = misclassified
 * @property {Float64Array} history new rows of 8: iteration, cost, train, dev and test cost,
 *   train, dev and test accuracy or R²; NaN where absent
 * @property {number} historyFrom the first new row's number
 * @property {Uint32Array} layers such as 2, 20, 3, 1
 * @property {Float64Array} parameters W1 row-major, b1, W2, b2, …
 * @property {ImageBitmap | ImageData | null} units what each unit sees: column = layer, row =
 *   unit, squares of `unitSize`; null where it did not change enough to be sent
 * @property {number} unitSize
 * @property {number} stepMicroseconds mean of the last second of training, 0 before any
 * @property {number} trainingSeconds time spent training since the run began
 * @property {boolean} edited points were changed while training: a link trains them from the start
 * @property {string} link the run's link, `it` being at most a second old while training
 * @property {string} base the settings in force, no changes, iteration 0
 * @property {number | null} target the iteration that the run is heading for
 */

/**
 * A line that the person drew. `stroke` is what the hand did, `line` what was scored: the stroke
 * carried on to the frame's edge. Both are x, y pairs.
 * @typedef {{stroke: Float64Array, line: Float64Array, correct: number, total: number}} OwnLine
 */

/**
 * The rows of the run so far, 8 numbers a row as in {@link Frame}. A new object for each change;
 * `rows` is a view of the rows so far and must not be kept.
 * @typedef {{run: number, rows: Float64Array, count: number}} Curve
 */

/**
 * @typedef {object} State
 * @property {Status} status
 * @property {Record<string, string>} values the settings in force, every key of the table
 * @property {string} fragment the run's link, without '#'
 * @property {boolean} opening a run is being opened: points and picture are those of the one before
 * @property {{it: number, play: boolean} | null} arrival where a run is to go that is being opened, or
 *   waits for its points
 * @property {Float64Array} points quadruples
 * @property {OwnFile | null} file where the points come from, while they are exactly the file's
 * @property {boolean} valued the points have values in place of classes: a regression
 * @property {[number, number, number, number]} frameBox x0, x1, y0, y1 of the piece of the plane
 *   that the pitch shows
 * @property {Frame | null} frame the latest picture
 * @property {ImageBitmap | ImageData | null} units the latest atlas that came with a frame
 * @property {Curve} curve
 * @property {Tool} tool
 * @property {Speed} speed the chosen speed, never 'eased'
 * @property {boolean} easing the first Play is running
 * @property {number | null} target run to this iteration, then stop
 * @property {number | null} progress 0 … 1 on the way to `target`
 * @property {OwnLine | null} ownLine
 * @property {Invitation} invitation
 * @property {boolean} pausing the engine was asked to pause and has not answered yet
 * @property {boolean} pending something changed at rest that only training will show
 * @property {number} testLooks how often training came to rest with the test score in sight
 * @property {ListedNotice[]} notices
 * @property {Language} lang
 * @property {Theme} theme the resolved one
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {Record<string, Notice>} refused by key: the value that the settings table refused
 * @property {ShareState} share
 * @property {Record<string, string>} page the link's page settings (vs, lab, the labs' own, hide, lang, theme)
 * @property {number | null} goal where Play goes by itself, and from there by as much again: a lab's part says so
 * @property {Model[]} models the further models of a comparison, beside the first
 * @property {number} selected whose settings the controls show: 0 the first model, k `models[k - 1]`
 */

/**
 * A further model of a comparison.
 * @typedef {object} Model
 * @property {[key: string, value: string][]} changes what it has otherwise than the first, as in `vs`
 * @property {string} fragment its settings as a link of its own
 * @property {Record<string, string>} values
 * @property {Frame | null} frame its latest picture
 * @property {Curve} curve
 * @property {'opening' | 'ready' | 'training' | 'paused' | 'diverged' | 'failed'} status
 */

/** @typedef {Notice & {id: number}} ListedNotice */
/**
 * A person's file that was read; `offGrid`: links' grid does not reach its points.
 * @typedef {import('../labs.js').FileData & {name: string, offGrid: boolean}} OwnFile
 */
/** @typedef {{points: Float64Array, file: OwnFile | null}} Given points, and the file whose exact ones they are */
/** @typedef {{state: 'idle' | 'copied' | 'refused' | 'too-long' | 'file', link: string}} ShareState `file`: exact points, which no link has */

/** @typedef {{drag?: boolean}} ChangeOptions `drag`: more values will follow at once */

/**
 * What a person can do.
 * @typedef {object} Actions
 * @property {() => void} play
 * @property {() => void} pause
 * @property {() => void} toggle
 * @property {() => void} skip the slow motion of the first Play
 * @property {() => void} step
 * @property {() => void} reset back to iteration 0 with the same weights
 * @property {() => void} newWeights
 * @property {(iteration: number) => void} runTo
 * @property {() => void} cancel stop on the way to the target
 * @property {(speed: Speed) => void} setSpeed
 * @property {(key: string, value: string, options?: ChangeOptions) => void} change
 * @property {(points: Float64Array, options?: {label?: string}) => void} editPoints replaces all
 *   points; one entry to undo. Edits with the same non-empty label in a row are one entry
 *   (a drag: give each drag its own label).
 * @property {(file: OwnFile, link?: string) => Promise<void>} openFile its points take the place of the data,
 *   exactly, in the link where there is one
 * @property {(link: string) => void} openOnOwn opens a link on the points of one's own, where there are some
 * @property {(x: number, y: number) => Promise<Float64Array>} predict the model's output at a place
 * @property {() => void} undo
 * @property {() => void} redo
 * @property {() => void} clear
 * @property {() => void} backToDataset
 * @property {(tool: Tool) => void} setTool
 * @property {(stroke: Float64Array) => void} drewLine x, y pairs in data coordinates
 * @property {() => void} eraseLine
 * @property {(invitation: Invitation) => void} invite
 * @property {() => void} share
 * @property {(error: unknown) => void} report tells what went wrong
 * @property {() => void} compare sets another model beside the first, and selects it
 * @property {(id: number) => void} dismiss
 * @property {(fragment: string) => Promise<void>} open
 * @property {(lang: Language) => void} setLanguage
 * @property {(theme: Theme) => void} setTheme
 * @property {(key: string, value: string) => void} setPage sets a lab's own setting, such as `gradients.eps`
 */

/** @typedef {(key: string, blanks?: Record<string, string | number>) => string} Translate */
/** @typedef {ReturnType<typeof import('./store.js').createStore>} Store */
/** @typedef {{store: Store, actions: Actions, t: Translate}} ViewTools what each view is given */

/**
 * What the parts of a session share.
 * @typedef {object} Session
 * @property {Store} store
 * @property {import('./engine.js').Engine} engine
 * @property {typeof import('../touchline.js')} core
 * @property {import('./session/notices.js').Notices} notices
 * @property {import('./session/run.js').Run} run the present one
 * @property {import('./session/changes.js').Waiting} waiting changes of settings
 * @property {import('./store.js').PointHistory} history what points can be gone back to
 */

export {};

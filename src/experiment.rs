//! The one door: settings in, a network that trains out.

use ndarray::{Array1, ArrayView2};
use sha2::{Digest, Sha256};

use crate::data::{Dataset, DatasetKind, Frame, Inputs, Jitter, Point, Task};
use crate::error::{Error, Result};
use crate::network::{Dropout, Network, Score, Shape, Workspace};
use crate::settings::{Change, Named, Settings, link, table};
use crate::training::{Batches, Feed, History, Penalty, Record, Sets, Trainer};

/// A dataset, a network and its training, as the settings say.
///
/// ```
/// use touchline::{Experiment, settings::link};
///
/// let mut experiment = Experiment::new(link::decode("layers=8&it=100").settings)?;
/// experiment.train(100)?;
/// assert!(experiment.evaluate().train.is_some_and(|train| train.quality() > 0.7));
/// # Ok::<(), touchline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Experiment {
    /// What the run started from, `then` included.
    start: Settings,
    /// What is in force now: `start` with the changes made so far.
    now: Settings,
    /// The points as the settings' dataset has them, to tell an undone edit.
    original: Dataset,
    dataset: Dataset,
    /// `dataset` as the network takes it.
    sets: Sets,
    trainer: Trainer,
    work: Workspace,
    history: History,
    iteration: u64,
    edited: bool,
    diverged: bool,
}

/// How a model does now.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// Completed iterations.
    pub iteration: u64,
    /// The objective before the next update: penalty included, with the masks of the next iteration.
    pub cost: f64,
    /// Plain loss and fit over the training points; `None` for an empty split.
    pub train: Option<Score>,
    /// The same over the dev points.
    pub dev: Option<Score>,
    /// The same over the test points.
    pub test: Option<Score>,
    /// Lower-case hex SHA-256 over all parameters, see [`Experiment::parameters_sha256`].
    pub parameters_sha256: String,
}

impl Experiment {
    /// An experiment at iteration 0. `it` is not trained here; `then` is replayed on the way.
    ///
    /// # Errors
    /// Where the settings are not valid; those from [`link::decode`] always are.
    pub fn new(settings: Settings) -> Result<Experiment> {
        settings.check()?;
        let dataset = Dataset::load(&settings)?;
        let trainer = trainer(&settings)?;
        let mut experiment = Experiment {
            now: Settings { then: Vec::new(), it: 0, ..settings.clone() },
            sets: Sets::new(&settings, &dataset),
            start: settings,
            original: dataset.clone(),
            dataset,
            work: Workspace::new(trainer.network.shape()),
            trainer,
            history: History::default(),
            iteration: 0,
            edited: false,
            diverged: false,
        };
        experiment.apply_live();
        experiment.record();
        experiment.replay_changes()?;
        Ok(experiment)
    }

    /// An experiment on other points, exact to the last bit, as [`crate::data::read()`] finds them in
    /// a file: the settings' dataset becomes `own`, and the size and the noise of the one it was are
    /// dropped. `split`, where it is set, cuts the points. A link can carry them only snapped to its
    /// grid, so [`Experiment::settings`] leads to nearly the same run, not to this one.
    ///
    /// # Errors
    /// As [`Experiment::new`], and [`Error::BadPoint`] where a point is not one.
    pub fn with_points(settings: &Settings, points: Vec<Point>) -> Result<Experiment> {
        settings.check()?;
        let (own, _) = settings.with("data", DatasetKind::Own.name())?;
        Experiment::new(Settings { points, ..own })
    }

    /// One iteration; the same as `train(1)`.
    ///
    /// # Errors
    /// As [`Experiment::train`].
    pub fn step(&mut self) -> Result<()> {
        self.train(1)
    }

    /// Trains for `iterations` iterations. `train(a)` and then `train(b)` equals `train(a + b)` in
    /// every bit.
    ///
    /// # Errors
    /// [`Error::NoPoints`] without training points. [`Error::Diverged`] where a gradient is not
    /// finite: that step is not applied, the iterations before it stand, and only a new start trains
    /// again.
    pub fn train(&mut self, iterations: u64) -> Result<()> {
        if self.sets.train.is_empty() && iterations > 0 {
            return Err(Error::NoPoints);
        }
        for _ in 0..iterations {
            self.diverged = self.diverged || !self.trainer.step(&self.sets.train);
            if self.diverged {
                return Err(Error::Diverged { iteration: self.iteration });
            }
            self.iteration += 1;
            self.record();
            self.replay_changes()?;
        }
        Ok(())
    }

    /// The probability of class 1 (blue), or the predicted value, at each column of `places`
    /// (2, count), in the coordinates of the data.
    pub fn predict(&self, places: ArrayView2<f64>) -> Array1<f64> {
        let places: Vec<_> =
            places.columns().into_iter().map(|place| [place[0], place[1]]).collect();
        self.predict_at(&places).into()
    }

    /// [`Experiment::predict`] for places that are not in a matrix.
    pub fn predict_at(&self, places: &[[f64; 2]]) -> Vec<f64> {
        let network = &self.trainer.network;
        let logits = network.tile_logits(&self.inputs().tiles(places, &vec![0.0; places.len()]));
        logits.into_iter().map(|z| network.loss().output(z)).collect()
    }

    /// Costs, counts and hash of the model as it is.
    pub fn evaluate(&mut self) -> Evaluation {
        let record = self.measure();
        Evaluation {
            iteration: record.iteration,
            cost: record.cost,
            train: record.train,
            dev: record.dev,
            test: record.test,
            parameters_sha256: self.parameters_sha256(),
        }
    }

    /// The objective before the next update; NaN without training points.
    pub fn cost(&mut self) -> f64 {
        self.trainer.cost(&self.sets.train)
    }

    /// The gradient that the next step would follow, in the order of the parameters.
    pub fn gradient(&self) -> Vec<f64> {
        self.trainer.gradient(&self.sets.train)
    }

    /// Changes a live setting without losing the weights. From iteration 1 on the change goes into
    /// the link's `then`; at most 32 fit there.
    ///
    /// # Errors
    /// Where the value is refused or the setting needs a new start ([`Error::NotLive`]); nothing
    /// has changed then.
    pub fn set(&mut self, key: &str, value: &str) -> Result<()> {
        let setting = table::find(key).ok_or(Error::UnknownKey { key: key.to_string() })?;
        if !setting.live {
            return Err(Error::NotLive { key: setting.key });
        }
        let mut now = self.now.clone();
        now.set(key, value)?;
        let value = setting.write(&now);
        let mut start = self.start.clone();
        if self.iteration == 0 {
            start.set(key, &value)?;
            start.then.retain(|change| change.iteration > 0 || change.key != setting.key);
        } else {
            // The last word at an iteration counts; a change to what already holds is none.
            start
                .then
                .retain(|change| change.iteration != self.iteration || change.key != setting.key);
            if value_at(&start, setting, self.iteration)? != value {
                let at = start.then.partition_point(|change| change.iteration <= self.iteration);
                let change = Change { iteration: self.iteration, key: setting.key, value };
                start.then.insert(at, change);
            }
        }
        start.check()?;
        (self.start, self.now) = (start, now);
        self.apply_live();
        Ok(())
    }

    /// Takes other points, keeping the weights. Points that are not the dataset's own are snapped
    /// to the grid of links and make `data=own`; after the first iteration the run is then marked
    /// as edited, for a link can only train them from the start.
    ///
    /// # Errors
    /// [`Error::BadPoint`] where a point is not one; [`Error::NotForThisData`] for a regression,
    /// whose values own points cannot have.
    pub fn set_points(&mut self, points: Vec<Point>) -> Result<()> {
        let task = self.task();
        if let Some(index) = points.iter().position(|point| !point.is_valid(task)) {
            return Err(Error::BadPoint { index });
        }
        if task == Task::Regression && points != self.original.points {
            return Err(Error::NotForThisData { key: "points", data: self.start.data.name() });
        }
        self.edited |= self.iteration > 0;
        let now = &mut self.now;
        if points == self.original.points {
            let Settings { data, dseed, split, points, .. } = self.start.clone();
            (now.data, now.dseed, now.split, now.points) = (data, dseed, split, points);
            self.dataset = self.original.clone();
        } else {
            // Each point carries its split; a seed says nothing about points drawn by hand.
            (now.data, now.dseed, now.split) = (DatasetKind::Own, None, None);
            now.points = points.into_iter().map(link::snap).collect();
            self.dataset = Dataset { points: now.points.clone() };
        }
        self.sets = Sets::new(&self.now, &self.dataset);
        Ok(())
    }

    /// The settings that lead here from the start: `then` as it was changed, `it` as far as it
    /// went. Encode them for the link to share.
    pub fn settings(&self) -> Settings {
        self.carry_points(Settings { it: self.iteration, ..self.start.clone() })
    }

    /// The settings in force now, as a new start: no `then`, `it` = 0.
    pub fn settings_now(&self) -> Settings {
        self.carry_points(Settings { play: false, ..self.now.clone() })
    }

    /// The settings with the points in force; what means nothing for them is dropped.
    fn carry_points(&self, mut settings: Settings) -> Settings {
        let Settings { data, dseed, split, points, .. } = self.now.clone();
        (settings.data, settings.dseed, settings.split, settings.points) =
            (data, dseed, split, points);
        settings.repair();
        settings
    }

    /// Completed iterations.
    pub fn iteration(&self) -> u64 {
        self.iteration
    }

    /// Whether points changed after the first iteration, so that the link leads elsewhere.
    pub fn is_edited(&self) -> bool {
        self.edited
    }

    /// The points in training order, test points included.
    pub fn points(&self) -> &[Point] {
        &self.dataset.points
    }

    /// What is learned of a point.
    pub fn task(&self) -> Task {
        self.now.data.recipe().task
    }

    /// The piece of the plane that a picture shows.
    pub fn frame(&self) -> Frame {
        self.original.frame()
    }

    /// How a place becomes the network's inputs.
    pub fn inputs(&self) -> &Inputs {
        self.sets.train.inputs()
    }

    /// The network as it is.
    pub fn network(&self) -> &Network {
        &self.trainer.network
    }

    /// The same experiment with another network of its shape: for studies, which ask what it would say.
    pub(crate) fn with_network(&self, network: Network) -> Experiment {
        let mut other = self.clone();
        other.trainer.network = network;
        other
    }

    /// What makes the steps: for studies, which ask what a step would do.
    pub(crate) fn trainer(&self) -> &Trainer {
        &self.trainer
    }

    /// The points as the network takes them.
    pub(crate) fn sets(&self) -> &Sets {
        &self.sets
    }

    /// The records of the run so far.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// For each of [`Experiment::points`], whether the model misclassifies it.
    pub fn wrong(&mut self) -> Vec<bool> {
        let mut of_split = [Vec::new(), Vec::new(), Vec::new()];
        let Sets { train, dev, test, .. } = &self.sets;
        for (tiles, wrong) in [train.tiles(), dev, test].into_iter().zip(&mut of_split) {
            self.trainer.network.score(tiles, &mut self.work, Some(wrong));
        }
        let mut next = of_split.map(Vec::into_iter);
        let wrong = self.dataset.points.iter().map(|point| next[point.split as usize].next());
        wrong.map(|wrong| wrong.unwrap_or(false)).collect()
    }

    /// Lower-case hex SHA-256 over W1 row-major (n_1, n_0), b1, W2, b2, … as little-endian f64.
    /// −0 counts as it is, every NaN as 7ff8000000000000. [`crate::BITS`] is its version.
    pub fn parameters_sha256(&self) -> String {
        let mut hash = Sha256::new();
        for &parameter in self.trainer.network.parameters() {
            let bits = if parameter.is_nan() { 0x7ff8 << 48 } else { parameter.to_bits() };
            hash.update(bits.to_le_bytes());
        }
        let digits = hash.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
    }

    /// Applies the changes of `then` that fall on this iteration.
    fn replay_changes(&mut self) -> Result<()> {
        if self.start.then.iter().all(|change| change.iteration != self.iteration) {
            return Ok(());
        }
        for change in self.start.then.clone() {
            if change.iteration == self.iteration {
                self.now.set(change.key, &change.value)?;
            }
        }
        self.apply_live();
        Ok(())
    }

    /// Hands the live settings in force to the trainer.
    fn apply_live(&mut self) {
        let Experiment { now, trainer, .. } = self;
        trainer.rule = now.opt;
        trainer.learning_rate = now.lr;
        trainer.decay = now.decay;
        trainer.penalty = Penalty { l1: now.l1, l2: now.l2, biases: now.biases };
        trainer.feed.batches.size = now.batch;
        trainer.feed.jitter.sigma = now.jitter;
        trainer.feed.dropout.set_keep_probs(&now.keep_probs());
    }

    fn measure(&mut self) -> Record {
        let Experiment { trainer, work, .. } = self;
        Record {
            iteration: self.iteration,
            cost: trainer.cost(&self.sets.train),
            train: trainer.network.score(self.sets.train.tiles(), work, None),
            dev: trainer.network.score(&self.sets.dev, work, None),
            test: trainer.network.score(&self.sets.test, work, None),
        }
    }

    fn record(&mut self) {
        if History::is_due(self.iteration) {
            let record = self.measure();
            self.history.push(record);
        }
    }
}

/// The value of a setting at an iteration, as the start and its changes have it.
fn value_at(start: &Settings, setting: &table::Setting, iteration: u64) -> Result<String> {
    let mut settings = start.clone();
    for change in &start.then {
        if change.iteration <= iteration && change.key == setting.key {
            settings.set(change.key, &change.value)?;
        }
    }
    Ok(setting.write(&settings))
}

/// The network of the settings with its first weights. What can change while training is not set
/// here but in [`Experiment::apply_live`].
fn trainer(settings: &Settings) -> Result<Trainer> {
    let shape = Shape::new(settings.features.len(), &settings.layers);
    let parameters = settings.initial_weights().parameters(&shape);
    let network = Network::new(shape, settings.activations(), settings.loss_function(), parameters);
    let network = network.ok_or(Error::OnePerLayer {
        key: "act",
        count: settings.act.len(),
        layers: settings.layers.len(),
    })?;
    let hidden = settings.layers.iter().copied().zip(settings.keep_probs()).collect();
    let dropout = Dropout::new(hidden, settings.mask, settings.mseed);
    let jitter = Jitter::new(settings.jitter, settings.seed);
    let feed = Feed::new(Batches::new(settings.batch, settings.seed), jitter, dropout);
    Ok(Trainer::new(network, feed))
}

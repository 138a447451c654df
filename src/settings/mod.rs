//! Everything a person can set. The table ([`table`]) is the only definition of a setting's key,
//! kind, range and default; links ([`link`]) and the page's controls are made from it.

mod base64;
mod check;
pub mod kind;
pub mod labs;
pub mod link;
pub mod models;
mod named;
pub mod number;
mod points;
mod setting;
pub mod table;
mod then;

pub use named::Named;
pub(crate) use named::named;

use crate::data::{DatasetKind, Feature, Normalization, Point, Task};
use crate::network::{
    Activation, CrossEntropy, Draw, InitialWeights, Initialization, Loss, MaskKind,
};
use crate::training::{BiasPenalty, OptimizerKind};

/// One change made while training: before iteration `iteration` (counted from 0) is computed,
/// the setting `key` takes `value`. Written `iteration:key:value` in `then`.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The number of completed iterations at which the change happens.
    pub iteration: u64,
    /// The key of a live setting.
    pub key: &'static str,
    /// Its value as in links, canonical.
    pub value: String,
}

named! {
    /// The page's language; `Browser` follows the browser's.
    pub enum Language {
        /// The browser's language.
        Browser = "auto",
        /// English.
        English = "en",
        /// Chinese.
        Chinese = "zh",
    }
}

named! {
    /// The page's colours.
    pub enum Theme {
        /// What the system prefers.
        Auto = "auto",
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// All settings: valid out of [`link::decode`], [`Settings::with`] and [`Settings::repair`], or
/// where [`Settings::check`] says so.
/// Field names are the keys of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Which dataset.
    pub data: DatasetKind,
    /// The dataset's seed; `None` is the dataset's own (18 for football, 1 else).
    pub dseed: Option<u32>,
    /// Training points of a generated dataset.
    pub m: usize,
    /// Standard deviation of a generated dataset's noise; `None` is the dataset's own.
    pub noise: Option<f64>,
    /// Train, dev and test in per cent of all points; `None` is the dataset's own way.
    pub split: Option<[u8; 3]>,
    /// How the features are normalized.
    pub norm: Normalization,
    /// What the network is told of a place, in the order of the table, at least one.
    pub features: Vec<Feature>,
    /// Standard deviation of the noise by which training points are moved each step.
    pub jitter: f64,
    /// Units of each hidden layer; empty is logistic regression.
    pub layers: Vec<usize>,
    /// The activation: one for all hidden layers, or one a hidden layer.
    pub act: Vec<Activation>,
    /// How the weights start.
    pub init: Initialization,
    /// Factor of `init=random`, weight of `init=constant`.
    pub scale: f64,
    /// What the weights are drawn from.
    pub draw: Draw,
    /// Seed of the weights' generator.
    pub seed: u32,
    /// The optimizer.
    pub opt: OptimizerKind,
    /// Learning rate α.
    pub lr: f64,
    /// Examples a step; 0 is all.
    pub batch: usize,
    /// Learning-rate decay an epoch.
    pub decay: f64,
    /// λ of the L1 penalty (λ/2m) Σ|w|.
    pub l1: f64,
    /// λ of the L2 penalty (λ/2m) Σw².
    pub l2: f64,
    /// Whether the penalties cover the biases too.
    pub biases: BiasPenalty,
    /// Dropout's keep_prob: one for all hidden layers, or one a hidden layer.
    pub keep: Vec<f64>,
    /// Fresh masks each iteration, or one frozen set.
    pub mask: MaskKind,
    /// Seed of the masks' generator.
    pub mseed: u32,
    /// How the cross-entropy is computed.
    pub loss: CrossEntropy,
    /// What a person calls the model.
    pub name: String,
    /// Changes made while training, in order of iteration, at most 32.
    pub then: Vec<Change>,
    /// Iterations to have trained when the page opens.
    pub it: u64,
    /// Whether training goes on after `it`.
    pub play: bool,
    /// Own points, on the grid of links.
    pub points: Vec<Point>,
    /// Further models of a comparison, as [`models::write`] writes them.
    pub vs: String,
    /// The lab that is open, by name; empty for the playground.
    pub lab: &'static str,
    /// The labs' own settings ([`labs`]) that are not the default, with their canonical values, in the
    /// order of the table.
    pub of_labs: Vec<(&'static str, String)>,
    /// Parts of the page to hide, by name.
    pub hide: Vec<&'static str>,
    /// Language of the page.
    pub lang: Language,
    /// Colours of the page.
    pub theme: Theme,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            data: DatasetKind::Football,
            dseed: None,
            m: 300,
            noise: None,
            split: None,
            norm: Normalization::None,
            features: vec![Feature::X, Feature::Y],
            jitter: 0.0,
            layers: vec![20, 3],
            act: vec![Activation::Relu],
            init: Initialization::Xavier,
            scale: 10.0,
            draw: Draw::Randn,
            seed: 3,
            opt: OptimizerKind::GradientDescent,
            lr: 0.3,
            batch: 0,
            decay: 0.0,
            l1: 0.0,
            l2: 0.0,
            biases: BiasPenalty::Free,
            keep: vec![1.0],
            mask: MaskKind::Fresh,
            mseed: 1,
            loss: CrossEntropy::Stable,
            name: String::new(),
            then: Vec::new(),
            it: 0,
            play: false,
            points: Vec::new(),
            vs: String::new(),
            lab: "",
            of_labs: Vec::new(),
            hide: Vec::new(),
            lang: Language::Browser,
            theme: Theme::Auto,
        }
    }
}

impl Settings {
    /// The seed of the dataset: `dseed`, or the dataset's own.
    pub fn dataset_seed(&self) -> u32 {
        self.dseed.unwrap_or(self.data.recipe().seed)
    }

    /// The standard deviation of the dataset's noise: `noise`, or the dataset's own; 0 where it has
    /// none.
    pub fn dataset_noise(&self) -> f64 {
        self.noise.or(self.data.recipe().noise).unwrap_or(0.0)
    }

    /// How all points are pooled and cut, in per cent: `split`, or the dataset's own way; `None`
    /// leaves them as the dataset has them.
    pub fn dataset_split(&self) -> Option<[u8; 3]> {
        self.split.or(self.data.recipe().split)
    }

    /// keep_prob of every hidden layer, in order: `keep` spread over `layers`.
    pub fn keep_probs(&self) -> Vec<f64> {
        self.one_per_layer(&self.keep)
    }

    /// The activation of every hidden layer, in order: `act` spread over `layers`.
    pub fn activations(&self) -> Vec<Activation> {
        self.one_per_layer(&self.act)
    }

    fn one_per_layer<T: Copy>(&self, list: &[T]) -> Vec<T> {
        match *list {
            [one] => vec![one; self.layers.len()],
            _ => list.to_vec(),
        }
    }

    /// The first weights: `init`, `scale`, `draw` and `seed`.
    pub fn initial_weights(&self) -> InitialWeights {
        InitialWeights { rule: self.init, scale: self.scale, draw: self.draw, seed: self.seed }
    }

    /// The loss that the dataset's task asks for; `loss` says how the cross-entropy is computed.
    pub fn loss_function(&self) -> Loss {
        match self.data.recipe().task {
            Task::Classification => Loss::CrossEntropy(self.loss),
            Task::Regression => Loss::SquaredError,
        }
    }
}

//! Points in the plane, where they come from, and what the network is told of them.
//!
//! A dataset is made ([`DatasetKind`]), pooled and cut where `split` says so ([`split`]), and becomes
//! the network's inputs X by its features ([`Feature`]) and their normalization
//! ([`Normalization`]), which [`Inputs`] applies alike to every split and to every place on the
//! pitch. [`Jitter`] moves training points while training. Own points can come from a file
//! ([`mod@read`]).
//!
//! To add a dataset is to add a file with a [`Recipe`], its row to [`DatasetKind`] and its line to
//! [`DatasetKind::recipe`].

mod augment;
pub mod blobs;
pub mod circles;
mod features;
pub mod flower;
pub mod football;
mod frame;
mod generate;
pub mod hills;
mod inputs;
pub mod moons;
mod normalize;
pub mod own;
pub mod plane;
pub mod read;
pub mod spirals;
pub mod split;
pub mod xor;

pub use augment::Jitter;
pub use features::Feature;
pub use frame::Frame;
pub use inputs::Inputs;
pub use normalize::Normalization;
pub use read::{ReadData, read};

use crate::error::{Error, Result};
use crate::settings::{Settings, named};

named! {
    /// Which dataset.
    pub enum DatasetKind {
        /// Where French and other players headed the ball: 211 training points, 200 test points.
        Football = "football",
        /// Two noisy circles, one in the other.
        Circles = "circles",
        /// Two half moons, each with a horn in the other's bay.
        Moons = "moons",
        /// Two round clouds that touch.
        Blobs = "blobs",
        /// A square in four quarters, each of the other class than its neighbours.
        Xor = "xor",
        /// Two spirals, wound into one another.
        Spirals = "spirals",
        /// A flower whose petals take turns between the classes.
        Flower = "flower",
        /// The points of the link.
        Own = "own",
        /// Heights of a sloping plane.
        Plane = "plane",
        /// Heights of a country of hills and hollows.
        Hills = "hills",
    }
}

impl DatasetKind {
    /// What the settings table needs to know about the dataset, and how its points are made.
    pub fn recipe(self) -> &'static Recipe {
        match self {
            Self::Football => &football::RECIPE,
            Self::Circles => &circles::RECIPE,
            Self::Moons => &moons::RECIPE,
            Self::Blobs => &blobs::RECIPE,
            Self::Xor => &xor::RECIPE,
            Self::Spirals => &spirals::RECIPE,
            Self::Flower => &flower::RECIPE,
            Self::Own => &own::RECIPE,
            Self::Plane => &plane::RECIPE,
            Self::Hills => &hills::RECIPE,
        }
    }
}

/// A dataset, described.
#[derive(Debug)]
pub struct Recipe {
    /// The seed in force where `dseed` does not say another.
    pub seed: u32,
    /// The standard deviation of its noise where `noise` does not say another; `None` for a dataset
    /// to which `noise` means nothing.
    pub noise: Option<f64>,
    /// Whether `m` says how many points there are.
    pub sized: bool,
    /// What is to be learned of a point.
    pub task: Task,
    /// Train, dev and test in per cent, where `split` does not say otherwise; `None` for a dataset
    /// that comes with a split of its own.
    pub split: Option<[u8; 3]>,
    /// The points in training order.
    pub make: fn(&Settings) -> Vec<Point>,
}

impl Recipe {
    /// A dataset of `m` points with this noise: seed 1, all points pooled and cut 60/20/20.
    const fn pooled(noise: f64, task: Task, make: fn(&Settings) -> Vec<Point>) -> Recipe {
        Recipe { seed: 1, noise: Some(noise), sized: true, task, split: Some([60, 20, 20]), make }
    }
}

/// What is to be learned of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Which of two classes it belongs to: its label is 0 or 1.
    Classification,
    /// A value, about −1 … 1.
    Regression,
}

/// What a point is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// The network learns from it.
    Train = 0,
    /// Settings are chosen by it.
    Dev = 1,
    /// The result is reported on it.
    Test = 2,
}

impl Split {
    /// All splits, each at the place of its code.
    pub const ALL: [Split; 3] = [Split::Train, Split::Dev, Split::Test];
}

/// A point with its class or value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right; on the football pitch, away from the goal.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// The class, 0 red or 1 blue; or the value of a regression, about −1 … 1.
    pub label: f64,
    /// What it is for.
    pub split: Split,
}

impl Point {
    /// Whether both coordinates are finite and the label is one of the task's.
    pub fn is_valid(&self, task: Task) -> bool {
        let labelled = match task {
            Task::Classification => self.label == 0.0 || self.label == 1.0,
            Task::Regression => self.label.is_finite(),
        };
        self.x.is_finite() && self.y.is_finite() && labelled
    }
}

/// All points of a dataset, whatever their split.
#[derive(Clone, Debug, PartialEq)]
pub struct Dataset {
    /// In training order.
    pub points: Vec<Point>,
}

impl Dataset {
    /// The dataset that the settings ask for. Where `split` says how to cut it, all points are
    /// pooled and permuted with RandomState(`dseed` + 2).
    ///
    /// # Errors
    /// [`Error::BadPoint`] where an own point has no place or class. No points at all is not an
    /// error here: they may yet be drawn.
    pub fn load(settings: &Settings) -> Result<Dataset> {
        let recipe = settings.data.recipe();
        let mut points = (recipe.make)(settings);
        if let Some(per_cent) = settings.dataset_split() {
            let seed = settings.dataset_seed().wrapping_add(2);
            points = split::pool_and_cut(points, per_cent, seed);
        }
        match points.iter().position(|point| !point.is_valid(recipe.task)) {
            Some(index) => Err(Error::BadPoint { index }),
            None => Ok(Dataset { points }),
        }
    }

    /// The places and the labels of one split, in training order.
    pub fn split(&self, split: Split) -> (Vec<[f64; 2]>, Vec<f64>) {
        let points = self.points.iter().filter(|point| point.split == split);
        points.map(|point| ([point.x, point.y], point.label)).unzip()
    }

    /// The piece of the plane that the pitch shows: the first of [`Frame::ladder`] that holds all
    /// points.
    pub fn frame(&self) -> Frame {
        Frame::around(&self.points)
    }
}

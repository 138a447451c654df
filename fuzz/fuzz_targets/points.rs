//! What every file that is read must give.

use touchline::data::Split;
use touchline::data::read::{self, MAX_POINTS};

pub fn read(name: &str, bytes: &[u8]) {
    let Ok(data) = read::read(name, bytes) else { return };
    assert!(!data.points.is_empty() && data.points.len() <= MAX_POINTS);
    let finite = |point: &touchline::data::Point| point.x.is_finite() && point.y.is_finite();
    assert!(data.points.iter().all(finite));
    assert!(data.points.iter().all(|point| point.label == 0.0 || point.label == 1.0));
    let training = data.points.iter().filter(|point| point.split == Split::Train);
    let blue = training.clone().filter(|point| point.label == 1.0).count();
    assert!(blue > 0 && blue < training.count());
    let again = read::read(name, bytes).expect("it was read a moment ago");
    assert_eq!(again, data);
}

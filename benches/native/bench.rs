//! Criterion's part: the training step and the boundary grid natively. `make bench` runs one of them at
//! a time, in turns with the other targets; `cargo bench` in this folder runs all.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, SamplingMode};
use touchline::Experiment;
use touchline::picture::Boundary;
use touchline_bench::{aged, cases};

/// Columns and rows of the boundary grid.
const GRID: (usize, usize) = (200, 150);

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(500))
        .sample_size(10)
        // What is reported are the samples themselves, not the spread of their mean.
        .nresamples(2_000)
        .configure_from_args();
    for kind in ["step", "points", "parameters"] {
        let mut group = criterion.benchmark_group(kind);
        group.sampling_mode(SamplingMode::Flat);
        for case in cases(kind)? {
            let mut run = None;
            group.bench_function(BenchmarkId::from_parameter(&case.id), |bencher| {
                let run: &mut Experiment =
                    run.get_or_insert_with(|| aged(&case).expect("the cases are links that train"));
                bencher.iter(|| run.train(1).expect("the cases do not diverge"));
            });
        }
    }
    let mut group = criterion.benchmark_group("grid");
    group.sampling_mode(SamplingMode::Flat);
    for case in cases("grid")? {
        let experiment = aged(&case)?;
        let (columns, rows) = GRID;
        group.bench_function(BenchmarkId::from_parameter(&case.id), |bencher| {
            bencher.iter(|| {
                let (network, inputs) = (experiment.network(), experiment.inputs());
                let boundary = Boundary::new(network, inputs, experiment.frame(), columns, rows);
                black_box(boundary.leanings().collect::<Vec<_>>())
            });
        });
    }
    group.finish();
    criterion.final_summary();
    Ok(())
}

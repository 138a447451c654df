//! Gradients against PyTorch's automatic differentiation: tests/golden/autograd.json, made by
//! autograd.py beside it.
#![allow(clippy::unwrap_used)]

#[allow(dead_code, reason = "training is compared in networks.rs")]
mod golden;

/// The gradient of the next step by tensor: W1, b1, W2, …
fn tensors(experiment: &touchline::Experiment) -> Vec<(String, Vec<f64>)> {
    let gradient = experiment.gradient();
    let layers = experiment.network().shape().layers().iter().zip(1..);
    let named = layers.flat_map(|(layer, l)| {
        [(format!("W{l}"), layer.weights()), (format!("b{l}"), layer.biases())]
    });
    named.map(|(name, place)| (name, gradient[place].to_vec())).collect()
}

/// Relative to the tensor's largest entry. The iterations before are a few and smooth, so the rest is
/// the rounding of sums over 37 examples and up to eight layers, and a few last places of σ and tanh.
const TOLERANCE: f64 = 4e-12;

#[test]
fn every_tensor_is_what_autograd_says() {
    for row in golden::rows(include_str!("golden/autograd.json")) {
        let text = row["link"].as_str().unwrap();
        let (mut experiment, iterations) = golden::experiment(text);
        experiment.train(iterations).unwrap();
        let ours = tensors(&experiment);
        assert_eq!(ours.len(), row["gradients"].as_object().unwrap().len(), "{text}");
        for (name, ours) in ours {
            let torch = golden::numbers(&row["gradients"][&name]);
            assert_eq!(ours.len(), torch.len(), "{name} of {text}");
            let largest = torch.iter().fold(0.0, |largest: f64, x| largest.max(x.abs()));
            for (k, (a, b)) in ours.iter().zip(&torch).enumerate() {
                let error = (a - b).abs() / largest;
                assert!(
                    (a - b).abs() <= TOLERANCE * largest,
                    "{name}[{k}] of {text}: {a:e}, PyTorch {b:e}, error {error:e}"
                );
            }
        }
    }
}

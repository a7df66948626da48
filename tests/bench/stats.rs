//! Medians and interquartile ranges.

/// A series of measurements.
#[derive(Clone, Debug)]
pub struct Series(Vec<f64>);

impl Series {
    /// Sorts these values and leaves out those that are not finite.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// The first and third quartiles.
    pub fn middle_half(&self) -> (f64, f64) {
        (self.at(0.25), self.at(0.75))
    }

    /// The largest value.
    pub fn most(&self) -> f64 {
        self.at(1.0)
    }

    /// The quantile at `part`, with linear interpolation.
    fn at(&self, part: f64) -> f64 {
        let Some(last) = self.0.len().checked_sub(1) else { return f64::NAN };
        let place = part * last as f64;
        let (below, above) = (self.0[place.floor() as usize], self.0[place.ceil() as usize]);
        below + (above - below) * place.fract()
    }
}

/// The ratios `a` / `b` of pairs.
pub fn ratios(pairs: &[[f64; 2]]) -> Series {
    Series::of(pairs.iter().map(|[a, b]| a / b))
}

/// The series of each side of the pairs.
pub fn sides(pairs: &[[f64; 2]]) -> [Series; 2] {
    [0, 1].map(|side| Series::of(pairs.iter().map(|pair| pair[side])))
}

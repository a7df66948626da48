//! Medians, and how far the middle half of the values is spread.

/// What a series of measurements says.
#[derive(Clone, Debug)]
pub struct Series(Vec<f64>);

impl Series {
    /// Of these values, in any order. Those that are no number are left out.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f64::total_cmp);
        Self(values)
    }

    /// The value in the middle.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    /// Between which values the middle half lies.
    pub fn middle_half(&self) -> (f64, f64) {
        (self.at(0.25), self.at(0.75))
    }

    /// The largest.
    pub fn most(&self) -> f64 {
        self.at(1.0)
    }

    /// The value at a part of the way from the least to the most, between two of them where it falls there.
    fn at(&self, part: f64) -> f64 {
        let Some(last) = self.0.len().checked_sub(1) else { return f64::NAN };
        let place = part * last as f64;
        let (below, above) = (self.0[place.floor() as usize], self.0[place.ceil() as usize]);
        below + (above - below) * place.fract()
    }
}

/// The ratios of pairs: `a` over `b`.
pub fn ratios(pairs: &[[f64; 2]]) -> Series {
    Series::of(pairs.iter().map(|[a, b]| a / b))
}

/// Both values of a series of pairs.
pub fn sides(pairs: &[[f64; 2]]) -> [Series; 2] {
    [0, 1].map(|side| Series::of(pairs.iter().map(|pair| pair[side])))
}

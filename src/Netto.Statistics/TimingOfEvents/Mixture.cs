namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// Mass points of the unobserved traits, by their log factors v on each hazard (one row a point) and log-odds of their probabilities against the first point. For each hazard one
/// point has v = 0: the levels of the intervals are its levels. v = −∞ is a hazard of zero.
/// </summary>
internal sealed class Mixture
{
    private Mixture(double[][] v, double[] logits)
    {
        V = v;
        Logits = logits;
        Probabilities = Softmax(logits);
    }

    /// <summary>One point.</summary>
    internal static Mixture Single(int hazards) => new([new double[hazards]], [0]);

    /// <summary>Log factors, points × hazards.</summary>
    internal double[][] V { get; }

    /// <summary>Log-odds against the first point.</summary>
    internal double[] Logits { get; }

    internal double[] Probabilities { get; }

    internal int Count => V.Length;

    internal static Mixture Of(double[][] v, double[] probabilities) =>
        new(v, Array.ConvertAll(probabilities, p => Math.Log(p / probabilities[0])));

    /// <summary>The mixture with free values taken from parameters.</summary>
    internal static Mixture Of(MixtureLayout layout, double[] theta)
    {
        var v = new double[layout.Points][];
        var logits = new double[layout.Points];
        for (var m = 0; m < v.Length; m++)
        {
            v[m] = (double[])layout.Fixed[m].Clone();
            for (var h = 0; h < v[m].Length; h++)
            {
                v[m][h] = layout.Place[m][h] >= 0 ? theta[layout.Place[m][h]] : v[m][h];
            }

            logits[m] = m == 0 ? 0 : theta[layout.FirstLogit + m - 1];
        }

        return new(v, logits);
    }

    /// <summary>Σ p e^v: the mean factor of a hazard over people who enter.</summary>
    internal double Mean(int hazard) => V.Zip(Probabilities, (v, p) => p * Math.Exp(v[hazard])).Sum();

    private static double[] Softmax(double[] logits)
    {
        var largest = logits.Max();
        var e = Array.ConvertAll(logits, l => Math.Exp(l - largest));
        var sum = e.Sum();
        return Array.ConvertAll(e, x => x / sum);
    }
}

/// <summary>Where the free values of a mixture stand among the parameters, after the shared ones.</summary>
internal sealed class MixtureLayout
{
    private MixtureLayout(double[][] fixedValues, int[][] place, int firstLogit)
    {
        Fixed = fixedValues;
        Place = place;
        FirstLogit = firstLogit;
    }

    /// <summary>Values that stay: 0 at the reference point of a hazard, −∞ for a hazard of zero.</summary>
    internal double[][] Fixed { get; }

    /// <summary>Position of v of a point and hazard among all parameters; −1 when fixed.</summary>
    internal int[][] Place { get; }

    internal int FirstLogit { get; }

    internal int Points => Fixed.Length;

    internal int Parameters => FirstLogit + Points - 1;

    /// <summary>Chooses the references: the point that carries most of a hazard.</summary>
    /// <param name="cells">The data.</param>
    /// <param name="mixture">The points.</param>
    /// <param name="shared">Parameters of the hazards; levels are moved to the new reference.</param>
    /// <returns>The layout, and all parameters.</returns>
    internal static (MixtureLayout Layout, double[] Theta) Of(TimingCells cells, Mixture mixture, double[] shared)
    {
        var hazards = cells.Hazards.Length;
        var theta = shared.Take(cells.Shared).ToList();
        var (fixedValues, place) = (new double[mixture.Count][], new int[mixture.Count][]);
        int[] references =
        [
            .. Enumerable
                .Range(0, hazards)
                .Select(h =>
                    Enumerable.Range(0, mixture.Count).MaxBy(m => mixture.Probabilities[m] * Math.Exp(mixture.V[m][h]))
                ),
        ];
        for (var h = 0; h < hazards; h++)
        {
            for (var j = 0; j < cells.Hazards[h].Levels; j++)
            {
                theta[cells.Hazards[h].First + j] += mixture.V[references[h]][h];
            }
        }

        for (var m = 0; m < mixture.Count; m++)
        {
            (fixedValues[m], place[m]) = (new double[hazards], new int[hazards]);
            for (var h = 0; h < hazards; h++)
            {
                var v = mixture.V[m][h] - mixture.V[references[h]][h];
                var isFixed = m == references[h] || double.IsNegativeInfinity(v);
                fixedValues[m][h] = m == references[h] ? 0 : v;
                place[m][h] = isFixed ? -1 : theta.Count;
                if (!isFixed)
                {
                    theta.Add(v);
                }
            }
        }

        var firstLogit = theta.Count;
        theta.AddRange(mixture.Logits.Skip(1));
        return (new(fixedValues, place, firstLogit), [.. theta]);
    }
}

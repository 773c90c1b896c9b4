using Netto.Statistics.Models;
using Netto.Statistics.Selection;

namespace Netto.Statistics.Tests.Selection;

/// <summary>
/// The design of the instrument test of R's sampleSelection package: w = 1 + x1 + u1, y = 2 + w + u2, seen when 2 x1 + x2 + u3 > 0.2, correlations of the errors
/// 0.5 (u1, u2), 0.1 (u1, u3) and −0.3 (u2, u3); x1 is the instrument of w.
/// </summary>
internal static class InstrumentDesign
{
    public const double Effect = 1;

    public static SelectionModel Draw(int seed, int people)
    {
        var random = new NormalDraws(seed);
        var (x1, x2, w, y, seen) = (
            new double[people],
            new double[people],
            new double[people],
            new double[people],
            new double[people]
        );
        for (var i = 0; i < people; i++)
        {
            var (u1, u2, u3) = Errors(random);
            (x1[i], x2[i]) = (random.Next(), random.Next());
            w[i] = 1 + x1[i] + u1;
            seen[i] = 2 * x1[i] + x2[i] + u3 > 0.2 ? 1 : 0;
            y[i] = seen[i] == 1 ? 2 + Effect * w[i] + u2 : double.NaN;
        }

        return new(
            new("seen", seen),
            Design.WithConstant(new("x1", x1), new("x2", x2)),
            new("y", y),
            Design.WithConstant(new DataColumn("w", w))
        )
        {
            Instruments = Design.WithConstant(new DataColumn("x1", x1)),
        };
    }

    // The Cholesky factor of the correlations above.
    private static (double U1, double U2, double U3) Errors(NormalDraws random)
    {
        var (a, b, c) = (random.Next(), random.Next(), random.Next());
        var second = Math.Sqrt(0.75);
        var third = (-0.3 - 0.5 * 0.1) / second;
        return (a, 0.5 * a + second * b, 0.1 * a + third * b + Math.Sqrt(1 - 0.01 - third * third) * c);
    }
}

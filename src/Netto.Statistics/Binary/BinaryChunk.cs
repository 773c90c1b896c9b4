using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Netto.Statistics.Binary;

/// <summary>The sums of one chunk of rows at a coefficient vector, block by block while the block is in the cache.</summary>
internal sealed class BinaryChunk(BinaryLink link, double[][] x, double[] outcome)
{
    private readonly GramWork work = new(x.Length);
    private readonly double[] gradient = new double[x.Length];

    // One block, whole vectors long: outcome, then the values of each row.
    private readonly double[] y = new double[CrossProducts.BlockRows];
    private readonly double[] z = new double[CrossProducts.BlockRows];
    private readonly double[] logs = new double[CrossProducts.BlockRows];
    private readonly double[] scores = new double[CrossProducts.BlockRows];
    private readonly double[] information = new double[CrossProducts.BlockRows];
    private double likelihood;

    /// <summary>X b of the rows added last.</summary>
    internal ReadOnlySpan<double> LinearPredictor => z;

    /// <summary>w × derivative of the log-likelihood to the linear predictor, of the rows added last.</summary>
    internal ReadOnlySpan<double> Scores => scores;

    /// <summary>w × minus the second derivative, of the rows added last.</summary>
    internal ReadOnlySpan<double> Information => information;

    /// <summary>The sums so far; the next chunk begins at zero.</summary>
    internal (double LogLikelihood, double[] Gradient, double[] Gram) Take()
    {
        var sums = (likelihood, (double[])gradient.Clone(), work.Sums);
        likelihood = 0;
        Array.Clear(gradient);
        work.Clear();
        return sums;
    }

    /// <summary>Adds rows.</summary>
    /// <param name="minusB">−b: callers of many blocks keep it.</param>
    /// <param name="start">First of at most <see cref="CrossProducts.BlockRows"/> rows.</param>
    /// <param name="length">How many.</param>
    /// <param name="weights">Of all rows; empty when each counts once.</param>
    internal void Add(double[] minusB, int start, int length, ReadOnlySpan<double> weights)
    {
        outcome.AsSpan(start, length).CopyTo(y);
        ResidualBlock.Predict(x, minusB, start, z.AsSpan(0, length));
        Evaluate(length);
        var logsOfRows = logs.AsSpan(0, length);
        var s = scores.AsSpan(0, length);
        var i = information.AsSpan(0, length);
        if (!weights.IsEmpty)
        {
            var w = weights.Slice(start, length);
            Vectors.Multiply(logsOfRows, w, logsOfRows);
            Vectors.Multiply(s, w, s);
            Vectors.Multiply(i, w, i);
        }
        likelihood += Vectors.Sum(logsOfRows);
        AddDerivatives(start, length);
    }

    /// <summary>Adds rows whose derivatives are known for a weight of one; the log-likelihood leaves them out.</summary>
    internal void Add(ReadOnlySpan<double> score, ReadOnlySpan<double> slope, int start, ReadOnlySpan<double> weights)
    {
        var w = weights.Slice(start, score.Length);
        Vectors.Multiply(score, w, scores.AsSpan(0, score.Length));
        Vectors.Multiply(slope, w, information.AsSpan(0, score.Length));
        AddDerivatives(start, score.Length);
    }

    private void AddDerivatives(int start, int length)
    {
        ResidualBlock.AddProducts(x, scores.AsSpan(0, length), start, gradient);
        work.AddWeightedBlock(x, information.AsSpan(0, length), start);
    }

    /// <summary>Whole vectors; what lies behind the rows of a short block is computed and not used.</summary>
    private void Evaluate(int length)
    {
        var ys = Of(y);
        var zs = Of(z);
        var l = Of(logs);
        var s = Of(scores);
        var i = Of(information);
        for (var v = 0; v * Vector512<double>.Count < length; v++)
        {
            (l[v], s[v], i[v]) = BinaryRows.Of(link, ys[v], zs[v]);
        }
    }

    private static Span<Vector512<double>> Of(double[] values) =>
        MemoryMarshal.Cast<double, Vector512<double>>(values.AsSpan());
}

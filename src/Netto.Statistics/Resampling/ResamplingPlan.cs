using System.Runtime.ExceptionServices;

namespace Netto.Statistics.Resampling;

/// <summary>How many draws, from which seed; with a way to stop and to hear of progress.</summary>
public sealed record ResamplingPlan
{
    /// <summary>Makes a plan.</summary>
    /// <param name="draws">Number of draws, at least 1.</param>
    /// <param name="seed">Seed; the same seed gives the same draws whatever the number of threads.</param>
    public ResamplingPlan(int draws, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        Draws = draws;
        Seed = seed;
    }

    /// <summary>Number of draws.</summary>
    public int Draws { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>Most threads to use; all by default.</summary>
    public int LargestThreadCount { get; init; } = Environment.ProcessorCount;

    /// <summary>Stops the draws.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Hears the share of draws done, from 0 to 1; null for silence.</summary>
    public IProgress<double>? Progress { get; init; }

    /// <summary>Threads and cancellation, for work on draws that were already made.</summary>
    internal ParallelOptions Threads =>
        new() { CancellationToken = Cancellation, MaxDegreeOfParallelism = Math.Max(1, LargestThreadCount) };

    /// <summary>The same plan with another number of draws.</summary>
    /// <param name="draws">Number of draws, at least 1.</param>
    public ResamplingPlan With(int draws) =>
        new(draws, Seed)
        {
            LargestThreadCount = LargestThreadCount,
            Cancellation = Cancellation,
            Progress = Progress,
        };

    /// <summary>Runs one action per draw, in parallel; the results stand in the order of the draws.</summary>
    /// <typeparam name="T">What a draw gives.</typeparam>
    /// <param name="draw">Gets the stream of the draw and its number from 0.</param>
    /// <exception cref="OperationCanceledException">When cancelled.</exception>
    public T[] Run<T>(Func<RandomSource, int, T> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var results = new T[Draws];
        var done = 0;
        var step = Math.Max(1, Draws / 100);
        void One(int i)
        {
            results[i] = draw(new RandomSource(Seed, (ulong)i), i);
            var count = Interlocked.Increment(ref done);
            if (count % step == 0)
            {
                Progress?.Report((double)count / Draws);
            }
        }

        try
        {
            Parallel.For(0, Draws, Threads, One);
        }
        catch (AggregateException several)
        {
            // What was refused in a draw is told as if there had been one thread.
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }
        return results;
    }
}

namespace Netto.Statistics.TimingOfEvents;

/// <summary>Shape of the effect of a treatment on the log exit hazard, from the moment it is given.</summary>
public abstract record TreatmentEffect
{
    private TreatmentEffect(IReadOnlyList<double> cuts)
    {
        Cuts = cuts;
        for (var j = 0; j < cuts.Count; j++)
        {
            if (!(cuts[j] > (j == 0 ? 0 : cuts[j - 1])) || double.IsInfinity(cuts[j]))
            {
                throw new StatisticsException(
                    "TIM001",
                    $"Cut {cuts[j]:R} of a treatment effect does not rise.",
                    "Give ends of windows above zero, each above the one before."
                );
            }
        }
    }

    /// <summary>The same effect for everybody, ever after.</summary>
    public static TreatmentEffect Constant { get; } = new ConstantEffect();

    /// <summary>Ends of the windows; the last window has no end.</summary>
    public IReadOnlyList<double> Cuts { get; }

    /// <summary>An effect that changes with the time since treatment: (0, c1], (c1, c2], …</summary>
    /// <param name="cuts">Ends of the windows, in units of time.</param>
    public static TreatmentEffect BySince(IReadOnlyList<double> cuts) => new SinceEffect(cuts);

    /// <summary>An effect that depends on when the treatment came (the month of the planned contact): (0, c1], (c1, c2], …</summary>
    /// <param name="cuts">Ends of the windows, in units of time since the start.</param>
    public static TreatmentEffect ByMoment(IReadOnlyList<double> cuts) => new MomentEffect(cuts);

    internal abstract IReadOnlyList<string> Terms(string treatment);

    /// <summary>The window, from 0, just after a time not before the treatment.</summary>
    internal abstract int Window(double treatedAt, double time);

    /// <summary>Times at which the effect changes after a treatment.</summary>
    internal virtual IEnumerable<double> Changes(double treatedAt) => [treatedAt];

    private protected IReadOnlyList<string> Named(string treatment, string kind) =>
        [
            .. Enumerable
                .Range(0, Cuts.Count + 1)
                .Select(j =>
                    j == Cuts.Count
                        ? FormattableString.Invariant($"{treatment}[{kind} {Cuts[^1]:R}+]")
                        : FormattableString.Invariant($"{treatment}[{kind} {(j == 0 ? 0 : Cuts[j - 1]):R}-{Cuts[j]:R}]")
                ),
        ];

    private sealed record ConstantEffect() : TreatmentEffect([])
    {
        internal override IReadOnlyList<string> Terms(string treatment) => [treatment];

        internal override int Window(double treatedAt, double time) => 0;
    }

    private sealed record SinceEffect(IReadOnlyList<double> Since) : TreatmentEffect(Since)
    {
        internal override IReadOnlyList<string> Terms(string treatment) => Named(treatment, "since");

        internal override int Window(double treatedAt, double time)
        {
            // The same sums as in Changes: a difference of times need not round to the cut.
            var window = 0;
            while (window < Cuts.Count && time >= treatedAt + Cuts[window])
            {
                window++;
            }

            return window;
        }

        internal override IEnumerable<double> Changes(double treatedAt) =>
            [treatedAt, .. Cuts.Select(c => treatedAt + c)];
    }

    private sealed record MomentEffect(IReadOnlyList<double> Moments) : TreatmentEffect(Moments)
    {
        internal override IReadOnlyList<string> Terms(string treatment) => Named(treatment, "at");

        internal override int Window(double treatedAt, double time)
        {
            var window = 0;
            while (window < Cuts.Count && treatedAt > Cuts[window])
            {
                window++;
            }

            return window;
        }
    }
}

namespace Netto.Statistics.InstrumentalVariables;

/// <summary>Regressors and instruments; a label in both is exogenous, as in R's <c>y ~ d + x | z + x</c>.</summary>
public sealed class InstrumentedDesign
{
    /// <summary>Makes the pair; throws EST012 when there are fewer excluded instruments than endogenous variables.</summary>
    /// <param name="regressors">Endogenous and exogenous columns.</param>
    /// <param name="instruments">Excluded instruments and the exogenous columns again.</param>
    public InstrumentedDesign(Design regressors, Design instruments)
    {
        ArgumentNullException.ThrowIfNull(regressors);
        ArgumentNullException.ThrowIfNull(instruments);
        Lengths.Check(instruments.Columns[0], regressors.Rows);
        Regressors = regressors;
        Instruments = instruments;
        Exogenous = Common(regressors, instruments);
        Endogenous = Except(regressors, instruments);
        Excluded = Except(instruments, regressors);
        if (Endogenous.Count == 0)
        {
            throw new StatisticsException(
                StatisticsErrors.WrongOption,
                "No regressor is endogenous: all are among the instruments.",
                "Use ordinary least squares, or leave the endogenous variable out of the instruments."
            );
        }
        if (Excluded.Count < Endogenous.Count)
        {
            throw Underidentified(Excluded.Count);
        }
    }

    /// <summary>Endogenous and exogenous columns.</summary>
    public Design Regressors { get; }

    /// <summary>Excluded instruments and exogenous columns.</summary>
    public Design Instruments { get; }

    /// <summary>Columns in both.</summary>
    public IReadOnlyList<DataColumn> Exogenous { get; }

    /// <summary>Regressors that are no instruments.</summary>
    public IReadOnlyList<DataColumn> Endogenous { get; }

    /// <summary>Instruments that are no regressors.</summary>
    public IReadOnlyList<DataColumn> Excluded { get; }

    /// <summary>The usual case: one endogenous variable, one instrument, covariates (with the constant) in both stages.</summary>
    /// <param name="endogenous">Service received.</param>
    /// <param name="instrument">Random arm.</param>
    /// <param name="exogenous">Covariates with the constant.</param>
    public static InstrumentedDesign Of(DataColumn endogenous, DataColumn instrument, Design exogenous)
    {
        ArgumentNullException.ThrowIfNull(exogenous);
        return new(new([exogenous.Columns[0], endogenous, .. exogenous.Columns.Skip(1)]), exogenous.Plus(instrument));
    }

    internal StatisticsException Underidentified(int instruments) =>
        new(
            StatisticsErrors.Underidentified,
            $"{instruments} instrument(s) for {Endogenous.Count} endogenous variable(s) ({string.Join(", ", Endogenous.Select(c => c.Label))}).",
            "Add an instrument or drop an endogenous variable."
        );

    private static IReadOnlyList<DataColumn> Except(Design from, Design other)
    {
        var labels = other.Labels.ToHashSet(StringComparer.Ordinal);
        return [.. from.Columns.Where(c => !labels.Contains(c.Label))];
    }

    private static IReadOnlyList<DataColumn> Common(Design from, Design other)
    {
        var labels = other.Labels.ToHashSet(StringComparer.Ordinal);
        return [.. from.Columns.Where(c => labels.Contains(c.Label))];
    }
}

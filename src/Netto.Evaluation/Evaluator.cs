using System.Runtime.CompilerServices;
using Netto.Evaluation.Estimation;
using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation;

/// <summary>Runs the whole analysis plan of a protocol on a table with one row a person.</summary>
public static class Evaluator
{
    /// <summary>Version of Netto that stands in the results.</summary>
    public static string Version { get; } = typeof(Evaluator).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>Computes every section of the results.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="table">The people; any order of rows gives the same results.</param>
    /// <param name="progress">Told the name of each step as it starts; may be null.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    // Optimised from the first call: the table as it came is garbage as soon as it stands in canonical order.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static EvaluationResults Evaluate(
        ExperimentProtocol protocol,
        AnalysisTable table,
        IProgress<string>? progress = null,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(table);
        var canonical = CanonicalOrder.Of(table);
        var study = StudyBuilder.Build(protocol, canonical.Table) with { Cancellation = cancellation };
        var run = new EvaluationRun(study, progress, cancellation);
        return run.Compute(Start(protocol, canonical, study));
    }

    /// <summary>Estimates the effects and nothing else: for simulations, which ask for them many times.</summary>
    /// <param name="protocol">The protocol; its subgroups and families count as in an evaluation.</param>
    /// <param name="table">The people; the order of rows is kept, and may move the last digits.</param>
    public static IReadOnlyList<EffectRow> Effects(ExperimentProtocol protocol, AnalysisTable table)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(table);
        var study = StudyBuilder.Build(protocol, table);
        var tasks = EffectTask.All(study);
        return EffectRows.Of(study, tasks, EffectEstimation.Run(study, tasks));
    }

    private static EvaluationResults Start(ExperimentProtocol protocol, CanonicalTable canonical, Study study) =>
        new()
        {
            Protocol = new ProtocolReference
            {
                Id = protocol.Id,
                Hash = CanonicalProtocol.HashOf(protocol),
                Title = Texts.Of(protocol.Title),
                Aim = Texts.OfOptional(protocol.Aim),
            },
            Data = new DataReference { Hash = canonical.Hash, People = canonical.Table.Rows },
            Version = Version,
            Settings = study.Settings,
            Design = study.Design,
        };
}

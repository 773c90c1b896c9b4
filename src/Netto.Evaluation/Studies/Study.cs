using Netto.Evaluation.Results;
using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Studies;

/// <summary>A protocol with its data in canonical order: what every section of the results is computed from.</summary>
internal sealed record Study
{
    public required ExperimentProtocol Protocol { get; init; }
    public required AnalysisTable Table { get; init; }
    public required DesignSummary Design { get; init; }
    public required RunSettings Settings { get; init; }

    /// <summary>Stops long estimates on the way.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Arms, pools and the self-reporters, in the order of the tables.</summary>
    public required IReadOnlyList<Group> Groups { get; init; }
    public required IReadOnlyList<SubgroupRows> Subgroups { get; init; }

    /// <summary>Arms only.</summary>
    public IEnumerable<Group> Arms => Groups.Where(group => group.Design.Role is not ("part" or "pool"));

    /// <summary>The self-reporters, when the protocol has them.</summary>
    public Group? SelfReporters => Groups.FirstOrDefault(group => group.Design.Role == "part");

    public Group Group(string id) => Groups.First(group => group.Id == id);

    public Outcome Outcome(string id) => Protocol.Outcomes.First(outcome => outcome.Id == id);

    public string EffectStars(double? pValue) => Mark(Settings.EffectMarks, pValue);

    public string ComparisonMark(double? pValue) => Mark(Settings.ComparisonMarks, pValue);

    /// <summary>The strictest of some marks that a p-value earns; empty when there is none.</summary>
    public static string Mark(IReadOnlyList<SignificanceMark> marks, double? pValue) =>
        pValue is { } p ? marks.Where(mark => p < mark.Level).MinBy(mark => mark.Level)?.Mark ?? "" : "";
}

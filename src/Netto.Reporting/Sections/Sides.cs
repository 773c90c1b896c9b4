using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>
/// What an effect lies between. An offer is compared with the other group, which may get something too (ITT); what was
/// received, with not receiving it (LATE and the like).
/// </summary>
/// <param name="Without">Id of the group compared with, or null where it is the same people without the service.</param>
/// <param name="With">Id of the group that got the offer, or null likewise.</param>
internal sealed record Sides(string? Without, string? With)
{
    /// <summary>True when the levels are those of two groups, both measured.</summary>
    public bool AreGroups => Without is not null && With is not null;

    public static Sides Of(ReportContext context, SummaryFact? fact) => Of(context, fact?.Method, fact?.Comparison);

    public static Sides Of(ReportContext context, string? method, string? comparison) =>
        method == "itt" && context.Design.Comparisons.FirstOrDefault(own => own.Id == comparison) is { } groups
            ? new Sides(groups.Reference, groups.Treated)
            : new Sides(null, null);
}

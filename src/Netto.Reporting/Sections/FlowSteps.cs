using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>The steps of the flow in words.</summary>
internal static class FlowSteps
{
    public static string Label(ReportContext context, string step, LocalizedText? label)
    {
        var cut = step.IndexOf(':', StringComparison.Ordinal);
        var kind = cut < 0 ? step : step[..cut];
        var about = cut < 0 ? "" : step[(cut + 1)..];
        var name = label is null ? about : context.Pick(label);
        return kind switch
        {
            "entered" => context.Pick("Ingestroomd", "Entered"),
            "not-eligible" => context.Pick("Valt af: ", "Not eligible: ") + name,
            "eligible" => context.Pick("Komt in aanmerking", "Eligible"),
            "assigned" => context.Pick("Toegewezen", "Assigned"),
            "wrong-arm" => context.Pick("In een andere groep geregistreerd", "On record in another group"),
            "self-reporters" => context.Pick("Zelfmelders", "Self-reporters"),
            "received" => context.Pick("Kreeg dienstverlening", "Received service"),
            "analysed" => context.Pick("In de analyse", "Analysed"),
            "not-observed" => context.Pick("Niet waargenomen: ", "Not observed: ")
                + (label is null ? context.Outcome(about) : name),
            "before-period" => context.Pick("Periode voor het experiment", "Period before the experiment"),
            _ => label is null ? step : context.Pick(label),
        };
    }
}

using Netto.Evaluation.Results;

namespace Netto.Reporting.Sections;

/// <summary>The steps of the flow in words.</summary>
internal static class FlowSteps
{
    private static readonly string[] InOrder =
    [
        "registers",
        "before-period",
        "office-left-out",
        "other-office",
        "excluded",
        "entered-earlier",
        "entered",
        "not-eligible",
        "eligible",
        "not-assigned",
        "assigned",
        "wrong-arm",
        "self-reporters",
        "received",
        "not-observed",
        "analysed",
    ];

    /// <summary>True for people who were in the data and not in the experiment.</summary>
    public static bool IsLeftOut(string step) =>
        Order(step) is var at
        && at != Array.IndexOf(InOrder, "registers")
        && at < Array.IndexOf(InOrder, "assigned")
        && at != Array.IndexOf(InOrder, "entered")
        && at != Array.IndexOf(InOrder, "eligible");

    /// <summary>The place of a step from entry to analysis.</summary>
    public static int Order(string step)
    {
        var cut = step.IndexOf(':', StringComparison.Ordinal);
        var at = Array.IndexOf(InOrder, cut < 0 ? step : step[..cut]);
        return at < 0 ? InOrder.Length : at;
    }

    public static string Label(ReportContext context, string step, LocalizedText? label)
    {
        var cut = step.IndexOf(':', StringComparison.Ordinal);
        var kind = cut < 0 ? step : step[..cut];
        var about = cut < 0 ? "" : step[(cut + 1)..];
        var name = (label is null ? about : context.Pick(label)).TrimEnd('.');
        return kind switch
        {
            "registers" => context.Pick("Mensen in de registers", "People in the registers"),
            "entered" => context.Pick("Ingestroomd", "Entered"),
            "office-left-out" => context.Pick("Kantoor niet meegenomen: ", "Office left out: ") + about,
            "other-office" => context.Pick("Bij een ander kantoor", "At another office"),
            "excluded" => context.Pick("Uitgesloten: ", "Excluded: ") + ReportContext.InSentence(name),
            "entered-earlier" => context.Pick("Al eerder ingestroomd", "Entered earlier"),
            "not-assigned" => context.Pick("Niet toegewezen", "Not assigned"),
            "not-eligible" when name.Length == 0 => context.Pick("Niet in een groep", "In no group"),
            "not-eligible" => context.Pick("Valt af: ", "Not eligible: ") + name,
            "eligible" => context.Pick("Komt in aanmerking", "Eligible"),
            "assigned" => context.Pick("Toegewezen", "Assigned"),
            "wrong-arm" => context.Pick("In een andere groep geregistreerd", "On record in another group"),
            "self-reporters" => context.Pick("Zelfmelders", "Self-reporters"),
            "received" => context.Pick("Kreeg ", "Received ") + context.Treatment,
            "analysed" => context.Pick("In de analyse", "Analysed"),
            "not-observed" => context.Pick("Niet waargenomen: ", "Not observed: ")
                + (label is null ? context.Outcome(about) : name),
            "before-period" => context.Pick("Periode voor het experiment", "Period before the experiment"),
            _ => label is null ? step : context.Pick(label),
        };
    }
}

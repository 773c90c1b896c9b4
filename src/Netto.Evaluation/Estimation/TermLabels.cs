using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;

namespace Netto.Evaluation.Estimation;

/// <summary>Terms of a regression in words: a class against the class of reference.</summary>
internal static class TermLabels
{
    private static readonly Dictionary<string, LocalizedText> Fixed = new(StringComparer.Ordinal)
    {
        ["(Intercept)"] = new("Constante", "Constant"),
        [MeanDifference.Treated] = new("Toegewezen aan de behandelde groep", "Assigned to the treated arm"),
        ["experiment_office"] = new("Experimentkantoor", "Experiment office"),
        ["during"] = new("Tijdens het experiment", "During the experiment"),
        ["experiment_office:during"] = new(
            "Experimentkantoor tijdens het experiment",
            "Experiment office during the experiment"
        ),
        ["IMR"] = new("Inverse Mills ratio", "Inverse Mills ratio"),
    };

    public static LocalizedText? Of(Study study, string term)
    {
        if (Fixed.TryGetValue(term, out var text))
            return text;
        if (term == LocalAverageEffect.Received)
            return DesignNames.Services(study.Protocol.Services).Count > 0
                ? new LocalizedText("Dienstverlening gekregen", "Service received")
                : new LocalizedText("Aanpak gekregen", "Programme received");
        var bracket = term.IndexOf('[', StringComparison.Ordinal);
        var id = bracket < 0 ? term : term[..bracket];
        var covariate = study.Protocol.Covariates.FirstOrDefault(own => own.Id == id);
        if (covariate is null)
            return null;
        if (bracket < 0)
            return Texts.Of(covariate.Label);
        var level = covariate.LabelOf(term[(bracket + 1)..^1]);
        var reference = covariate.LabelOf(CovariateColumns.Reference(covariate) ?? covariate.LevelIds[0]);
        return new LocalizedText($"{level.Nl} t.o.v. {reference.Nl}", $"{level.En} against {reference.En}");
    }
}

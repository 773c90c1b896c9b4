using Netto.Evaluation.Results;
using Netto.Evaluation.Studies;
using Netto.Protocol;

namespace Netto.Evaluation.Sections;

/// <summary>What went otherwise than the protocol says: stated beforehand, and found in the data.</summary>
internal static class DeviationsSection
{
    private const double MismatchLevel = 0.001;

    public static IReadOnlyList<DeviationRow> Rows(Study study, EvaluationResults results) =>
        [
            .. Known(study.Protocol),
            .. Registers(study),
            .. Assignment(results),
            .. ServiceOutsideArm(study),
            .. Codes(study),
            .. Missed(study, results),
        ];

    private static IEnumerable<DeviationRow> Known(ExperimentProtocol protocol) =>
        protocol.Deviations.Select(deviation => new DeviationRow
        {
            Source = "protocol",
            Kind = Texts.Name(deviation.Kind),
            Text = Texts.Of(deviation.Text),
            Offices = deviation.Offices,
            N = null,
        });

    private static IEnumerable<DeviationRow> Registers(Study study) =>
        study.Table.ImportNotes.Select(note => Found("import", (note.Text.Nl, note.Text.En), note.Rows));

    private static IEnumerable<DeviationRow> Assignment(EvaluationResults results)
    {
        if (results.AssignmentCheck is { Errors: > 0 and var errors })
            yield return Found(
                "assignment",
                (
                    "Personen in een andere groep dan de toewijzing zegt",
                    "People in another group than the assignment says"
                ),
                errors
            );
        if (results.AssignmentCheck?.SampleRatio is { PValue: < MismatchLevel } ratio)
            yield return Found(
                "assignment",
                (
                    "De groepsgrootten wijken meer van het plan af dan toeval verklaart",
                    "The sizes of the groups differ from the plan by more than chance"
                ),
                ratio.Arms.Sum(arm => arm.N)
            );
    }

    // Service that the catalogue does not give to the arm, among people who did not ask for it.
    private static IEnumerable<DeviationRow> ServiceOutsideArm(Study study)
    {
        var catalogue = study.Protocol.Services;
        foreach (var service in catalogue.Conversations.Concat(catalogue.Trajectories).Concat(catalogue.Instruments))
        {
            if (
                service.Arms.Count == 0
                || study.Table.Services.FirstOrDefault(column => column.Id == service.Id) is not { } column
            )
                continue;
            if (SelfReportersGet(study, service) is false)
            {
                var n = study.SelfReporters!.Rows.Count(row => column.Counts[row] > 0);
                if (n > 0)
                    yield return Found(
                        "service",
                        (
                            $"{service.Label.Nl} bij zelfmelders, die er volgens het protocol geen recht op hadden",
                            $"{service.Label.En} for self-reporters, to whom the protocol does not give it"
                        ),
                        n
                    );
            }
            foreach (var arm in study.Arms.Where(arm => !service.Arms.Contains(arm.Id)))
            {
                var n = arm.Rows.Count(row => column.Counts[row] > 0 && !study.Table.SelfReporter[row]);
                if (n > 0)
                    yield return Found(
                        "service",
                        (
                            $"{service.Label.Nl} zonder verzoek: {arm.Design.Label.Nl}",
                            $"{service.Label.En} without a request: {arm.Design.Label.En}"
                        ),
                        n
                    );
            }
        }
    }

    // Self-reporters get what their own arm gets and what the arm gets that the crossover rule names; null without a rule.
    private static bool? SelfReportersGet(Study study, Service service) =>
        study.SelfReporters is null || study.Protocol.Crossover is not CrossoverRule.OnRequest { Gets: { } gets } rule
            ? null
            : service.Arms.Contains(gets) || service.Arms.Intersect(rule.Arms).Any();

    private static IEnumerable<DeviationRow> Codes(Study study) =>
        study.Table.UnknownCodes.Select(code =>
            Found(
                "data",
                (
                    $"Onbekende code {code.Code} van {code.Covariate}, geteld als onbekend",
                    $"Unknown code {code.Code} of {code.Covariate}, counted as unknown"
                ),
                code.People
            )
        );

    private static IEnumerable<DeviationRow> Missed(Study study, EvaluationResults results) =>
        results
            .PlannedConversations.Where(row => row is { N: > 0, AsPlanned: false } and not { Form: "unclear" })
            .Where(row =>
                study.Protocol.PlannedContacts.Any(plan =>
                    plan.Arm == row.Arm && plan.Month == row.Month && plan.Among == row.Subgroup
                )
            )
            .Select(row => Found("service", OtherThanPlanned(study, row), row.N));

    private static (string Nl, string En) OtherThanPlanned(Study study, PlannedConversationRow row)
    {
        var arm = study.Group(row.Arm!).Design.Label;
        var among = study.Subgroups.FirstOrDefault(part => part.Id == row.Subgroup)?.Design.Label;
        var (nl, en) = row.Form switch
        {
            "group" => ("in een groep gehouden in plaats van individueel", "held in a group instead of individually"),
            "individual" => (
                "individueel gehouden in plaats van in een groep",
                "held individually instead of in a group"
            ),
            _ => ("niet gehouden", "not held"),
        };
        return (
            $"Gesprek van maand {row.Month} {nl}: {arm.Nl}{(among is null ? "" : $" ({among.Nl})")}, nog in de uitkering",
            $"Conversation of month {row.Month} {en}: {arm.En}{(among is null ? "" : $" ({among.En})")}, still in benefit"
        );
    }

    private static DeviationRow Found(string kind, (string Nl, string En) text, int n) =>
        new()
        {
            Source = "found",
            Kind = kind,
            Text = new LocalizedText(text.Nl, text.En),
            N = n,
        };
}

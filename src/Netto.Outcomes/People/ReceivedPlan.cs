using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.People;

/// <summary>Whether a person got the service, by the protocol's definition.</summary>
internal static class ReceivedPlan
{
    public static Series<PerPerson, bool>? Of(ExperimentProtocol protocol) =>
        protocol.TreatmentReceived switch
        {
            TreatmentReceived.SelfReport report => ServedAsUsual()
                .OrElse(Text(PopulationPlan.Arm).IsIn([.. report.ServedArms]))
                .OrElse(Requested()),
            TreatmentReceived.ServiceHeld held => Held(protocol, held),
            _ => null,
        };

    // Before the experiment everybody was served, at all offices.
    private static Series<PerPerson, bool> ServedAsUsual() =>
        new(new Expression.PersonColumn(PopulationPlan.IsBefore, ValueKind.Flag));

    private static Series<PerPerson, bool> Requested() =>
        new Series<PerPerson, NodaTime.LocalDate>(
            new Expression.PersonColumn(PopulationPlan.RequestedOn, ValueKind.Date)
        ).IsPresent();

    private static Series<PerPerson, bool> Held(ExperimentProtocol protocol, TreatmentReceived.ServiceHeld rule)
    {
        var from = StudyPlans.Entry.PlusMonths(Values.Number(rule.FromMonth));
        var window = new Window(from, StudyPlans.Entry.PlusMonths(Values.Number(rule.ByMonth)), "received");
        var services = new ServiceRows(protocol.Services);
        var held = new List<Series<PerPerson, bool>>();
        if (services.Conversations(rule.Services) is { Count: > 0 } conversations)
        {
            var contacts = ServiceRows.HeldContacts(window).Where(row => row.Text("kind").IsIn([.. conversations]));
            held.Add((rule.Form is { } form ? OfForm(contacts, form) : contacts).Exist());
        }
        if (services.Trajectories(rule.Services) is { Count: > 0 } trajectories)
        {
            held.Add(
                ServiceRows.StartedTrajectories(window).Where(row => row.Text("kind").IsIn([.. trajectories])).Exist()
            );
        }
        if (services.Instruments(rule.Services) is { Count: > 0 } instruments)
        {
            held.Add(
                ServiceRows.StartedInstruments(window).Where(row => row.Text("kind").IsIn([.. instruments])).Exist()
            );
        }
        return held.Aggregate(Values.True.Not(), (left, right) => left.OrElse(right));
    }

    private static Rows OfForm(Rows contacts, ContactForm form) =>
        contacts.Where(row => row.Text("form").IsIn(form == ContactForm.Individual ? "individual" : "group"));

    private static Series<PerPerson, string> Text(string column) =>
        new(new Expression.PersonColumn(column, ValueKind.Text));
}

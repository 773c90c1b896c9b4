using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Kinds;

/// <summary>Services in the registers: conversations held, trajectories and instruments started, and their codes.</summary>
internal sealed class ServiceRows(ServiceCatalogue catalogue)
{
    public IReadOnlyList<string> Conversations(IReadOnlyCollection<string> services) =>
        StudyPlans.CodesOf(catalogue.Conversations, services);

    public IReadOnlyList<string> Trajectories(IReadOnlyCollection<string> services) =>
        StudyPlans.CodesOf(catalogue.Trajectories, services);

    public IReadOnlyList<string> Instruments(IReadOnlyCollection<string> services) =>
        StudyPlans.CodesOf(catalogue.Instruments, services);

    /// <summary>Appointments in the window that took place; one without a status did.</summary>
    public static Rows HeldContacts(Window window) =>
        Rows.Of(RegisterTables.Contacts)
            .Where(row => row.Text("status").Or(Values.Text("held").OnRows()).IsIn("held"))
            .Where(row => (row.Date("date") >= window.From).And(row.Date("date") < window.Until))
            .Named($"contacts_held_{window.Name}");

    public static Rows StartedTrajectories(Window window) =>
        Rows.Of(RegisterTables.Trajectories)
            .StartingIn(window.From, window.Until)
            .Named($"trajectories_started_{window.Name}");

    public static Rows StartedInstruments(Window window) =>
        Rows.Of(RegisterTables.Instruments)
            .StartingIn(window.From, window.Until)
            .Named($"instruments_started_{window.Name}");
}

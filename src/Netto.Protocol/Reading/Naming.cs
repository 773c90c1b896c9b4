using System.Text;

namespace Netto.Protocol;

/// <summary>How names of code are written in the YAML: keys in snake case, values in kebab case.</summary>
internal static class Naming
{
    public static string Snake(string name) => Separate(name, '_');

    public static string Kebab(string name) => Separate(name, '-');

    // A digit starts a new word when it follows a letter (ApplicationsPer4Weeks: applications-per-4-weeks), except in Hc1.
    private static string Separate(string name, char separator)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var starts = char.IsUpper(c) || (char.IsDigit(c) && i < name.Length - 1 && !char.IsDigit(name[i - 1]));
            if (i > 0 && starts)
            {
                text.Append(separator);
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}

using System.CommandLine;
using System.Globalization;
using Omozukai.Core.Landmarks;

namespace Omozukai.Commands;

/// <summary>`--person`: which of the people is wanted, and a word where that one never came.</summary>
internal sealed class PersonOption
{
    private const string Everyone = "all";

    private readonly Option<string?> _option;

    /// <param name="description">What it chooses, and what happens without it.</param>
    /// <param name="takesAll">Whether "all" may stand for an id. One person is followed so far, so it is that one.</param>
    public PersonOption(string description, bool takesAll = false)
    {
        _option = new("--person") { Description = description, HelpName = takesAll ? $"ID|{Everyone}" : "ID" };
        _option.Validators.Add(result =>
        {
            string text = result.Tokens[0].Value;
            if (Id(text) is null && !(takesAll && text is Everyone)) result.AddError($"--person: '{text}' is not the number of a person{(takesAll ? $", nor {Everyone}" : "")}.");
        });
    }

    public void AddTo(Command command) => command.Options.Add(_option);

    /// <summary>The person's number, or null where none was given.</summary>
    public int? Read(ParseResult parsed) => Id(parsed.GetValue(_option));

    /// <summary>Warns where somebody was asked for who is not among those seen.</summary>
    public static void Check(int? wanted, IReadOnlyCollection<int> seen, string input)
    {
        if (wanted is { } id && seen.Count > 0 && !seen.Contains(id))
            Say.Warning($"person {id} is not in {input}: the motion stands still. Give --person {string.Join(" or ", seen)}.");
    }

    /// <summary>Notes whom a frame holds.</summary>
    public static void Note(LandmarkFrame frame, SortedSet<int> seen)
    {
        foreach (PersonLandmarks person in frame.People) seen.Add(person.TrackId);
    }

    private static int? Id(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : null;
}

using Spectre.Console;
using Spectre.Console.Rendering;

namespace Omozukai.Commands;

/// <summary>A column of the progress bar that shows whatever text there is at the moment.</summary>
internal sealed class ProgressTextColumn(Func<string> text) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(text());
}

using System.Text;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Presswatch.Web.Serving;

/// <summary>A Razor component rendered once, as a whole page.</summary>
/// <param name="parameters">Its parameters.</param>
/// <param name="status">HTTP status.</param>
internal sealed class PageResult<TPage>(Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK) : IResult where TPage : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        IServiceProvider services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            HtmlRootComponent page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            var text = new StringBuilder("<!DOCTYPE html>\n", 16_384);
            await using var writer = new StringWriter(text);
            page.WriteHtmlTo(writer);
            return text.ToString();
        });
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        httpContext.Response.Headers.CacheControl = "no-cache";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}

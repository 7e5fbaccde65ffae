"""Which requests the application's own /docs page sends."""

from urllib.parse import urlsplit

from starlette.types import Scope


def is_sent_by_docs(scope: Scope) -> bool:
    """Tell whether the /docs page of the application sent a request, as the browser says.

    SECURITY: a program can say so too. It gains nothing: it could leave the cookie out.
    """
    docs_url = getattr(scope.get("app"), "docs_url", None)
    headers = dict(scope["headers"])
    if not docs_url or headers.get(b"sec-fetch-site", b"same-origin") != b"same-origin":
        return False
    try:
        referer = urlsplit(headers.get(b"referer", b"").decode("latin-1"))
    except ValueError:
        return False
    # A proxy may have removed a part of the path in front. Another site's page sends its origin only, but may
    # be made to send more.
    is_here = referer.netloc.encode("latin-1") == headers.get(b"host") or b"sec-fetch-site" in headers
    return is_here and referer.path.endswith(docs_url)

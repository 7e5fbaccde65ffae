"""The models of the bridge's answer: the caller's user, session, profile and claims."""

from typing import Annotated, Any, Generic

from pydantic import AliasGenerator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel
from typing_extensions import TypeVar

# An empty id would match rows that belong to no user.
Id = Annotated[str, Field(min_length=1)]


class View(BaseModel):
    """Reads the service's camelCase. All names on this side are snake_case, also in JSON."""

    model_config = ConfigDict(
        alias_generator=AliasGenerator(validation_alias=to_camel),
        populate_by_name=True,
        frozen=True,
        hide_input_in_errors=True,  # an error report must not contain personal data
    )


class User(View):
    """A person's account. `id` is opaque text: store it as text."""

    id: Id
    email: str
    email_verified: bool
    name: str
    image: str | None = None


def _read_created_at(session: dict[str, Any]) -> Any:
    # An older Gatehouse sends no later proof than the sign-in. The instant is missing if it is invalid.
    return session.get("created_at")


class Session(View):
    """One signed-in device. The timestamps are time-zone aware."""

    id: Id
    created_at: AwareDatetime
    expires_at: AwareDatetime
    via: str | None = None
    """The origin of the site on another domain that the session was handed to; None for any other caller."""
    amr: list[str] = []
    """How the person proved who they are (RFC 8176): `pwd`, `otp`, `pop`, `user`, and `mfa` for two factors.

    Empty when Gatehouse is older than this field.
    """
    authenticated_at: AwareDatetime | None = Field(default_factory=_read_created_at)
    """The last proof that counts. Once a second factor is set up, only a code or a passkey counts.

    None when this session received none, as after a sign-in in a trusted browser.
    """
    step_up_until: AwareDatetime | None = None
    """Until when that proof counts as a step-up at Gatehouse; None when it does not."""


class Profile(View):
    """A person's answers about themselves, with the fields of the shipped service.

    An operator may add, change and remove the editable fields. A removed field has its default here. An
    added field is kept under the name that the service uses (`profile.model_extra["favouriteRobot"]`).
    Subclass this model to type your own: `favourite_robot: str = ""` reads `favouriteRobot`.
    """

    model_config = ConfigDict(extra="allow")

    bio: str = ""
    timezone: str | None = None
    """IANA name."""
    locale: str | None = None
    """BCP 47 tag."""
    software_background: list[str] = []
    hardware_access: list[str] = []
    experience_level: int | None = None
    """1 (new to it) to 5 (expert); None until answered."""
    complete: bool
    """True once the person has answered the questions asked at sign-up."""
    version: int
    """0 before the first write; grows by one with each write."""


ProfileT = TypeVar("ProfileT", bound=BaseModel, default=Profile)


class Claims(View):
    """What the operator or a back end says about a person. The person cannot write it.

    Fields that this package does not know are kept under the name that the service uses
    (`claims.model_extra["schoolClass"]`).
    """

    model_config = ConfigDict(extra="allow")

    roles: list[str] = []
    """The person's roles, such as `teacher`."""
    version: int = 0
    """0 before the first write; grows by one with each write."""


class Identity(View, Generic[ProfileT]):
    """The person behind a request, the session of the request, and the person's profile and claims."""

    user: User
    session: Session
    profile: ProfileT
    claims: Claims = Claims()
    """Without roles when Gatehouse is older than claims."""

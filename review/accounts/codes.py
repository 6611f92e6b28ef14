"""One-time codes: optional for each person, asked for at every login once they are set up."""

import secrets
from base64 import b32encode

import segno
from django.contrib.auth.models import User
from django.http import HttpRequest
from django_otp import user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

SPARE_CODES = 8


def needs_code(request: HttpRequest) -> bool:
    """Whether this person set codes up but has not given one in this session."""
    user = request.user
    return bool(user.is_authenticated and user_has_device(user) and not user.is_verified())  # type: ignore[attr-defined]


def unconfirmed_device(user: User) -> TOTPDevice:
    """The device that is being set up."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=user, confirmed=False, defaults={"name": "authenticator"}
    )
    return device


def picture(device: TOTPDevice) -> str:
    """The QR code of a device as SVG."""
    code: str = segno.make(device.config_url).svg_inline(scale=5, border=2)
    return code


def confirm(device: TOTPDevice, code: str) -> list[str] | None:
    """Switches codes on when the code is right; returns spare codes, shown once."""
    if not device.verify_token(code):
        return None
    TOTPDevice.objects.filter(user=device.user, confirmed=True).delete()
    device.confirmed = True
    device.save()
    StaticDevice.objects.filter(user=device.user).delete()
    spare = StaticDevice.objects.create(user=device.user, name="spare")
    codes = [secrets.token_hex(5) for _ in range(SPARE_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=spare, token=code) for code in codes)
    return codes


def switch_off(user: User) -> None:
    """Takes all devices of someone away."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()


def key_words(device: TOTPDevice) -> str:
    """The key of a device as authenticator apps take it, in groups of four."""
    key = b32encode(device.bin_key).decode().rstrip("=")
    return " ".join(key[begin : begin + 4] for begin in range(0, len(key), 4))

"""Passkeys by py_webauthn: what the browser is asked, and whether its answer is true (WebAuthn level 2)."""

import json
from typing import Any

import webauthn
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from rat_online.app.passkey_desk import PasskeyProof, Site
from rat_online.app.ports.officer_keys import Passkey


class WebAuthnPasskeys:
    """Every passkey is one of the device's own list and asks for finger, face or screen lock: two factors."""

    def registration(
        self, site: Site, challenge: bytes, account: tuple[str, str], known: list[Passkey]
    ) -> str:
        """Options for `navigator.credentials.create`, as JSON. `account` is its id and login."""
        options = webauthn.generate_registration_options(
            rp_id=site.host,
            rp_name="RAT Online",
            user_id=account[0].encode(),
            user_name=account[1],
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[
                PublicKeyCredentialDescriptor(id=base64url_to_bytes(one.id)) for one in known
            ],
        )
        return webauthn.options_to_json(options)

    def registered(self, site: Site, challenge: bytes, credential: dict[str, Any]) -> PasskeyProof | None:
        """The new credential, or None when it is not what was asked for."""
        try:
            found = webauthn.verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=site.host,
                expected_origin=site.origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            return None
        return PasskeyProof(
            bytes_to_base64url(found.credential_id), found.sign_count, found.credential_public_key
        )

    def question(self, site: Site, challenge: bytes) -> str:
        """Options for `navigator.credentials.get`, the same for everybody: nobody learns who has one."""
        options = webauthn.generate_authentication_options(
            rp_id=site.host,
            challenge=challenge,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return webauthn.options_to_json(options)

    def proven(
        self, site: Site, challenge: bytes, credential: dict[str, Any], passkey: Passkey
    ) -> PasskeyProof | None:
        """Whether the device holds the passkey and its owner was there, else None."""
        try:
            found = webauthn.verify_authentication_response(
                credential=json.dumps(credential),
                expected_challenge=challenge,
                expected_rp_id=site.host,
                expected_origin=site.origin,
                credential_public_key=passkey.public_key,
                credential_current_sign_count=passkey.sign_count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, KeyError, TypeError):
            return None
        return PasskeyProof(passkey.id, found.new_sign_count)

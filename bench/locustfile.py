"""What one simulated person does, for Locust: on Steady's web channel, or on a plain Rasa's rest channel."""

import itertools
import os
import uuid

from locust import FastHttpUser, constant, task

from bench.messages import MESSAGES


class Person(FastHttpUser):
    """Writes the same messages in turn, without a pause; a new conversation every eight."""

    wait_time = constant(0)
    network_timeout = 60.0

    def on_start(self) -> None:
        """Begins at the first message."""
        self.numbers = itertools.count()
        self.talk = self.talk_to_plain_rasa if os.environ["BENCH_TARGET"] == "plain" else self.talk_to_steady
        self.name = ""

    @task
    def one_message(self) -> None:
        """One turn."""
        number = next(self.numbers)
        self.talk(MESSAGES[number % len(MESSAGES)], number % len(MESSAGES) == 0)

    def talk_to_plain_rasa(self, text: str, first: bool) -> None:
        """Rasa's own channel."""
        if first:
            self.name = uuid.uuid4().hex
        body = {"sender": self.name, "message": text}
        with self.client.post(
            "/webhooks/rest/webhook", json=body, name="turn", catch_response=True
        ) as answer:
            if not answer.ok or not answer.json():
                answer.failure("no reply")

    def talk_to_steady(self, text: str, first: bool) -> None:
        """The website's channel."""
        if first:
            opened = self.client.post("/webhooks/web/session", name="open")
            self.name = opened.json()["token"]
        with self.client.post(
            "/webhooks/web/message",
            json={"client_message_id": uuid.uuid4().hex, "text": text},
            headers={"Authorization": f"Bearer {self.name}"},
            name="turn",
            catch_response=True,
        ) as answer:
            if not answer.ok or "something went wrong on my side" in answer.text:
                answer.failure("no real reply")

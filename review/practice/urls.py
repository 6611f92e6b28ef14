"""The addresses of practice."""

from django.urls import path

from review.practice import views

urlpatterns = [
    path("", views.practice, name="practice"),
    path("steady/", views.practise_as_person, name="practise_as_person"),
    path("<slug:name>/", views.practise_with, name="practise_with"),
]

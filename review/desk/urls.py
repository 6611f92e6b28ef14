"""Every address of the desk."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from review.accounts import views as accounts
from review.audit import views as audit
from review.conversations import views as conversations
from review.dashboard import views as dashboard
from review.desk import views as desk
from review.reviewing import views as reviewing

urlpatterns = [
    path("", conversations.home, name="home"),
    path("healthy/", desk.healthy, name="healthy"),
    path("login/", LoginView.as_view(template_name="accounts/login.html"), name="login"),
    path("logout/", LogoutView.as_view(), name="logout"),
    path("code/", accounts.code, name="code"),
    path("account/", accounts.account, name="account"),
    path("account/password/", accounts.password, name="password"),
    path("account/codes/", accounts.set_up_codes, name="set_up_codes"),
    path("people/", accounts.people, name="people"),
    path("people/new/", accounts.new_person, name="new_person"),
    path("people/<int:pk>/", accounts.person, name="person"),
    path("people/<int:pk>/password/", accounts.new_password, name="new_password"),
    path("audit/", audit.audit, name="audit"),
    path("conversations/", conversations.inbox, name="inbox"),
    path("conversations/<int:pk>/", conversations.conversation, name="conversation"),
    path("conversations/<int:pk>/review/", reviewing.review, name="review"),
    path("conversations/<int:pk>/note/", reviewing.note, name="note"),
    path("conversations/<int:pk>/flag/", reviewing.flag, name="flag"),
    path("conversations/<int:pk>/tag/", reviewing.tag, name="tag"),
    path("conversations/<int:pk>/take/", reviewing.take, name="take"),
    path("queues/", conversations.queue_list, name="queues"),
    path("queues/<slug:name>/next/", conversations.take_next, name="take_next"),
    path("filters/save/", reviewing.save_filter, name="save_filter"),
    path("filters/<int:pk>/forget/", reviewing.forget_filter, name="forget_filter"),
    path("break/", reviewing.had_a_break, name="had_a_break"),
    path("flags/", reviewing.flags, name="flags"),
    path("flags/<int:pk>/", reviewing.flag_status, name="flag_status"),
    path("agreement/", reviewing.agreement, name="agreement"),
    path("learn/", include("review.learn.urls")),
    path("practice/", include("review.practice.urls")),
    path("tags/", reviewing.tags, name="tags"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("wellbeing/", desk.wellbeing, name="wellbeing"),
    path("help/", desk.help_page, name="help"),
    path("help/labelling/", desk.labelling, name="labelling"),
]

#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The desktop as a screen reader meets it: over the real accessibility bus (AT-SPI), not through Qt's own objects.

Starts the program under a virtual X server with a session bus of its own, walks the tree, and uses it: a filter is set, a city's sites are read, the language
is changed, all by actions on the bus. Needs dbus, at-spi2-core, xvfb, python3-gi and gir1.2-atspi-2.0 (scripts/install-packages test); ends with
77, a skipped test, and says what is missing where they are not there. Usage: screen_reader_bus.py PROGRAM PROJECT
"""
import os
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
PATIENCE = 150   # seconds for the sample city to be judged and shown on a busy machine


def skip(what):
    print("skipped: " + what + " is missing; scripts/install-packages test installs it")
    sys.exit(SKIPPED)


try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    debian = "/usr/bin/python3"   # the binding is that of the system's own Python; another may stand before it in the PATH
    if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian) and "LEVELGROUND_PYTHON" not in os.environ:
        os.execve(debian, [debian, *sys.argv], {**os.environ, "LEVELGROUND_PYTHON": debian})
    skip("the AT-SPI binding of Python (python3-gi, gir1.2-atspi-2.0)")
for needed, package in (("dbus-run-session", "dbus"), ("xvfb-run", "xvfb")):
    if not shutil.which(needed):
        skip(package)
if not os.path.exists("/usr/share/dbus-1/services/org.a11y.Bus.service"):
    skip("at-spi2-core")

if "LEVELGROUND_ON_BUS" not in os.environ:
    sys.exit(subprocess.call(["dbus-run-session", "--", "xvfb-run", "-a", sys.executable, *sys.argv], env={**os.environ, "LEVELGROUND_ON_BUS": "1"}))


def walk(node, depth=0):
    """The node and all below it, but of long lists and tables only the beginning."""
    yield node
    try:
        children = [node.get_child_at_index(i) for i in range(min(node.get_child_count(), 60))] if depth < 25 else []
    except Exception:   # what went away while it was read; a later look finds what took its place
        return
    for child in children:
        if child is not None:
            yield from walk(child, depth + 1)


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_name() == "Levelground":
            return child
    return None


def find(role, name):
    found = application()
    return next((node for node in walk(found) if node.get_role_name() == role and node.get_name() == name), None) if found else None


def wait(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if program.poll() is not None:
            fail("the program ended with " + str(program.returncode))
        try:
            found = condition()
        except Exception:   # the bus is slow, or a widget went away
            found = None
        if found:
            return found
        time.sleep(0.5)
    fail("never came: " + what)


def fail(what):
    print("FAILED: " + what)
    program.kill()
    sys.exit(1)


def check(good, what):
    if not good:
        fail(what)
    print("ok: " + what)


def act(node):
    """What a screen reader does when its user presses Enter on it."""
    Atspi.Action.do_action(node, 0)


folder = tempfile.TemporaryDirectory(prefix="levelground-bus-")
environment = {**os.environ, "HOME": folder.name, "XDG_CONFIG_HOME": folder.name, "XDG_RUNTIME_DIR": folder.name, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LC_ALL": "C.UTF-8", "LANG": "en"}
with open(os.path.join(folder.name, "said"), "w+", encoding="utf-8") as said:
    program = subprocess.Popen(sys.argv[1:3], env=environment, stdout=said, stderr=said)
    try:
        Atspi.init()
        sites = wait("the list of sites", lambda: (lambda found: found if found and found.get_child_count() == 12 else None)(find("list", "Sites")))
        names = [sites.get_child_at_index(i).get_name() for i in range(12)]
        check(any(name.startswith("Kvarntorget. Not certified. Served worst:") for name in names), "a site says its name, its outcome and whom it serves worst")
        window = application().get_child_at_index(0)
        check(window.get_role_name() == "frame" and "Älvhamra" in window.get_name(), "the window is named after the city")
        check(find("table", "Gaps, the table twin of the map") is not None, "the table of gaps has a role and a name")
        check(next((node for node in walk(application()) if node.get_role_name() == "list" and node.get_name().startswith("Map of Älvhamra")), None) is not None,
              "the map is a list of its sites")
        to_use = {"push button", "check box", "radio button", "menu item", "list item", "page tab", "table cell", "text", "combo box", "tree item"}
        nameless = [node.get_role_name() for node in walk(application())
                    if node.get_role_name() in to_use and not node.get_name() and node.get_state_set().contains(Atspi.StateType.SHOWING)]
        check(not nameless, "everything that can be used and is shown has a name " + str(nameless))
        box = find("check box", "Only gaps for women")
        check(box is not None and not box.get_state_set().contains(Atspi.StateType.CHECKED), "a filter is there and is not set")
        act(box)
        wait("the filter to be set", lambda: find("check box", "Only gaps for women").get_state_set().contains(Atspi.StateType.CHECKED))
        print("ok: an action on the bus sets it, and the bus says so")
        act(find("menu item", "Svenska"))
        wait("the list in Swedish", lambda: find("list", "Platser"))
        check(find("check box", "Endast brister för kvinnor") is not None, "everything is said in Swedish after the language was changed")
    finally:
        program.terminate()
        try:
            program.wait(20)
        except subprocess.TimeoutExpired:
            program.kill()
        said.seek(0)
        print(said.read(), end="")

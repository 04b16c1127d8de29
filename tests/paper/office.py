"""Shared by the tests that have LibreOffice read what Concord wrote: asking both programs, and
printing TAP.

LibreOffice runs with a profile of its own, as of somebody who has just installed it. Importing this
goes to a new, empty folder."""
import os
import shutil
import subprocess
import sys
import tempfile

CLI = os.path.abspath(sys.argv[1])
TOP = os.environ["CONCORD_SOURCE_DIR"]
SAMPLE = os.path.join(TOP, "data/samples/riverdale.concord")
ENV = dict(os.environ, CONCORD_DATA_PATH=os.path.join(TOP, "data"))
os.chdir(tempfile.mkdtemp())


class Skip(Exception):
    pass


def run(*args, status=0, **more):
    """What the program prints, or what it complains of where @status says that it should."""
    done = subprocess.run([CLI, *args], capture_output=True, env=ENV, **more)
    err = done.stderr.decode()
    assert done.returncode == status, f"{args}: exit {done.returncode}, not {status}: {err}"
    return done.stdout.decode() if status == 0 else err


def find():
    """LibreOffice's program."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise Skip("LibreOffice is not installed")
    return office


def convert(kind, folder, paths, timeout):
    """Files as LibreOffice stores them in @folder, in the order of @paths."""
    done = subprocess.run([find(), f"-env:UserInstallation=file://{os.path.abspath('profile')}",
                           "--headless", "--convert-to", kind, "--outdir", folder, *paths],
                          capture_output=True, timeout=timeout,
                          env=dict(os.environ, HOME=os.path.abspath(".")))
    made = [os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + "." + kind)
            for path in paths]
    assert all(map(os.path.exists, made)), done.stderr.decode()
    return made


def main(names):
    """Runs what is called test_ in @names, a module's globals."""
    tests = [value for name, value in names.items() if name.startswith("test_")]
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__name__}")
        except Skip as why:
            print(f"ok {number} - {test.__name__} # SKIP {why}")
        except Exception as error:  # an assertion, or a file that is not as it should be
            failed += 1
            print(f"not ok {number} - {test.__name__}")
            print("\n".join("# " + line for line in f"{type(error).__name__}: {error}".split("\n")))
        sys.stdout.flush()
    sys.exit(failed > 0)

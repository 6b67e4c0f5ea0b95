"""The sample reports that `sayso demo` reads: data only; `README.md` says what they rest on."""

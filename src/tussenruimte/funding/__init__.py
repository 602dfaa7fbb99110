"""Schemes, funds, vouchers and prizes, and a finder that says why each fits and whom to ask."""

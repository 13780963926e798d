"""The stockroom: what lies where, goods in, transfers, stock-takes, orders and old parts."""
